package engine.cpu;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/** BLAS's sgemm by OpenBLAS, the one that ND4J brings. */
final class FloatProducts implements Products<float[]> {

    @Override
    public void multiply(Matrix<float[]> c, Matrix<float[]> a, Matrix<float[]> b, boolean add) {
        boolean transposedA = isTransposed(a);
        boolean transposedB = isTransposed(b);
        cblas_sgemm(CblasRowMajor, transposedA ? CblasTrans : CblasNoTrans, transposedB ? CblasTrans : CblasNoTrans,
                c.rows(), c.columns(), a.columns(),
                1, from(a), leading(a, transposedA), from(b), leading(b, transposedB),
                add ? 1 : 0, from(c), leading(c, false));
    }

    /** Whether its columns, not its rows, lie together; one row or one column may count as either. */
    private static boolean isTransposed(Matrix<float[]> matrix) {
        return matrix.columnStep() != 1 && matrix.columns() > 1;
    }

    /** How far one row, or one column of a transposed matrix, is from the next; BLAS wants their length at least. */
    private static int leading(Matrix<float[]> matrix, boolean transposed) {
        int length = transposed ? matrix.rows() : matrix.columns();
        int several = transposed ? matrix.columns() : matrix.rows();
        int step = transposed ? matrix.columnStep() : matrix.rowStep();
        return several == 1 ? length : step;
    }

    private static FloatPointer from(Matrix<float[]> matrix) {
        return ((FloatCells) matrix.cells()).from(matrix.at());
    }
}
