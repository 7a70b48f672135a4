package engine.cpu;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * BLAS's sgemm by OpenBLAS, the one that ND4J brings. The {@link Team} shares the work, each of its threads with a part
 * of the result; OpenBLAS's own threads would have to be woken for each product and would compete with the team's.
 */
final class FloatProducts implements Products<float[]> {

    /** A part with less arithmetic than this is not worth the hand-over to another thread. */
    private static final long LEAST_WORK = 1 << 18;

    /** Parts start at multiples of this, so that each but the last fits BLAS's own blocks. */
    private static final int GRAIN = 32;

    FloatProducts() {
        Loader.load(openblas.class); // else it is not there yet to be told
        org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads(1);
    }

    @Override
    public void multiply(Matrix<float[]> c, Matrix<float[]> a, Matrix<float[]> b, boolean add) {
        boolean tall = c.rows() >= c.columns();
        int length = tall ? c.rows() : c.columns();
        long work = (long) c.rows() * c.columns() * a.columns();
        int parts = (int) Math.max(1, Math.min(Team.size(), work / LEAST_WORK));
        int part = (length + parts * GRAIN - 1) / (parts * GRAIN) * GRAIN;
        Team.share((length + part - 1) / part, i -> {
            int from = i * part;
            int to = Math.min(length, from + part);
            if (tall) {
                gemm(c.ofRows(from, to), a.ofRows(from, to), b, add);
            } else {
                gemm(c.ofColumns(from, to), a, b.ofColumns(from, to), add);
            }
        });
    }

    private static void gemm(Matrix<float[]> c, Matrix<float[]> a, Matrix<float[]> b, boolean add) {
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
