package engine.cpu;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/** One product c = a b or c += a b by BLAS, at once or block by block. One thread uses it. */
final class Sgemm {

    private final Operand c;
    private final Operand a;
    private final Operand b;
    private final int depth;

    Sgemm(Matrix<float[]> c, Matrix<float[]> a, Matrix<float[]> b) {
        this.c = new Operand(c);
        this.a = new Operand(a);
        this.b = new Operand(b);
        this.depth = a.columns();
    }

    /** @param block null for all of it at once */
    void run(Blocks.Size block, boolean add) {
        int rows = c.matrix.rows();
        int columns = c.matrix.columns();
        if (block == null) {
            multiply(0, rows, 0, columns, 0, depth, add);
            return;
        }
        int slab = Blocks.even(depth, block.depth());
        int height = Blocks.even(rows, block.rows());
        int width = Blocks.even(columns, block.columns());
        for (int k = 0; k < depth; k += slab) {
            for (int j = 0; j < columns; j += width) { // what is read of b serves all rows of a while it is near
                for (int i = 0; i < rows; i += height) {
                    multiply(i, Math.min(rows, i + height), j, Math.min(columns, j + width), k, Math.min(depth, k + slab),
                            add || k > 0);
                }
            }
        }
    }

    private void multiply(int i, int toI, int j, int toJ, int k, int toK, boolean add) {
        cblas_sgemm(CblasRowMajor, a.order, b.order, toI - i, toJ - j, toK - k,
                1, a.at(i, k), a.leading, b.at(k, j), b.leading, add ? 1 : 0, c.at(i, j), c.leading);
    }

    /** A matrix as BLAS wants to be told of it. */
    private static final class Operand {
        final Matrix<float[]> matrix;
        final int order;
        final int leading;
        private final FloatPointer pointer;

        Operand(Matrix<float[]> matrix) {
            this.matrix = matrix;
            boolean transposed = isTransposed(matrix);
            order = transposed ? CblasTrans : CblasNoTrans;
            int length = transposed ? matrix.rows() : matrix.columns();
            int several = transposed ? matrix.columns() : matrix.rows();
            int step = transposed ? matrix.columnStep() : matrix.rowStep();
            leading = several == 1 ? length : step; // BLAS wants their length at least
            pointer = ((FloatCells) matrix.cells()).pointer();
        }

        /** subtle: one pointer that moves; a new one each time would take longer than a small product. */
        FloatPointer at(int row, int column) {
            return pointer.position(matrix.at() + (long) row * matrix.rowStep() + (long) column * matrix.columnStep());
        }
    }

    /** Whether its columns, not its rows, lie together; one row or one column may count as either. */
    static boolean isTransposed(Matrix<float[]> matrix) {
        return matrix.columnStep() != 1 && matrix.columns() > 1;
    }
}
