package engine.cpu;

import java.util.Arrays;

/** Three nested loops, the innermost along the rows of b and c. */
final class DoubleProducts implements Products<double[]> {

    @Override
    public void multiply(Matrix<double[]> c, Matrix<double[]> a, Matrix<double[]> b, boolean add) {
        double[] x = numbers(a);
        double[] y = numbers(b);
        double[] z = numbers(c);
        for (int i = 0; i < c.rows(); i++) {
            int row = c.at() + i * c.rowStep();
            if (!add) {
                Arrays.fill(z, row, row + c.columns(), 0);
            }
            for (int k = 0; k < a.columns(); k++) {
                double factor = x[a.at() + i * a.rowStep() + k * a.columnStep()];
                addRow(z, row, factor, y, b.at() + k * b.rowStep(), b.columnStep(), c.columns());
            }
        }
    }

    private static void addRow(double[] z, int to, double factor, double[] y, int from, int step, int n) {
        if (step == 1) {
            for (int j = 0; j < n; j++) {
                z[to + j] += factor * y[from + j];
            }
        } else {
            for (int j = 0; j < n; j++) {
                z[to + j] += factor * y[from + j * step];
            }
        }
    }

    private static double[] numbers(Matrix<double[]> matrix) {
        return ((DoubleCells) matrix.cells()).numbers();
    }
}
