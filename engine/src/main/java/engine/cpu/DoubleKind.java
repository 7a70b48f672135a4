package engine.cpu;

import engine.DType;

/** Float64: the plain form of everything. What an operation does is read here and in {@link Unary}, {@link Binary}. */
final class DoubleKind implements Kind<double[]> {

    private final ThreadLocal<double[][]> stretches = ThreadLocal.withInitial(() -> new double[STRETCHES][LONGEST]);
    private final DoubleProducts products = new DoubleProducts();

    @Override
    public DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    public Cells<double[]> take(int size) {
        return new DoubleCells(new double[size]);
    }

    @Override
    public double[] stretch(int which) {
        return stretches.get()[which];
    }

    @Override
    public void fill(double[] y, double value, int n) {
        java.util.Arrays.fill(y, 0, n, value);
    }

    @Override
    public void map(Unary f, double constant, double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = f.f.of(x[i], constant);
        }
    }

    @Override
    public void zip(Binary f, double constant, double[] a, double[] b, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = f.f.of(a[i], b[i], constant);
        }
    }

    @Override
    public double sum(double[] x, int from, int n) {
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += x[i];
        }
        return sum;
    }

    @Override
    public double sumOfSquares(double[] x, int from, int n) {
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += x[i] * x[i];
        }
        return sum;
    }

    @Override
    public double max(double[] x, int from, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }

    @Override
    public void addTo(double[] totals, double[] x, int n) {
        for (int i = 0; i < n; i++) {
            totals[i] += x[i];
        }
    }

    @Override
    public void put(double[] numbers, int from, double[] y, int n) {
        System.arraycopy(numbers, from, y, 0, n);
    }

    @Override
    public void get(double[] x, double[] numbers, int to, int n) {
        System.arraycopy(x, 0, numbers, to, n);
    }

    @Override
    public Products<double[]> products() {
        return products;
    }
}
