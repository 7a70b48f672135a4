package engine.cpu;

import static org.bytedeco.openblas.global.openblas_nolapack.cblas_scopy;

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

    /** So many rows, or columns, a part has at most where it is multiplied block by block: its numbers stay near. */
    private static final int NEAR = 64;

    /** So many rows of a copy are made by one thread: what is read for the first of them serves them all. */
    private static final int STRIP = 16;

    private final ThreadLocal<FloatCells> copies = ThreadLocal.withInitial(() -> new FloatCells(0));
    private final Blocks blocks;

    FloatProducts() {
        Loader.load(openblas.class); // else it is not there yet to be told
        org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads(1);
        blocks = Blocks.ofThisProcessor();
    }

    @Override
    public void multiply(Matrix<float[]> c, Matrix<float[]> a, Matrix<float[]> given, boolean add) {
        boolean tall = c.rows() >= c.columns();
        int length = tall ? c.rows() : c.columns();
        long work = (long) c.rows() * c.columns() * a.columns();
        Matrix<float[]> b = blocks.wantCopy(a, given, work) ? rowByRow(given) : given;
        Blocks.Size block = blocks.of(a, b, work);
        int wanted = block == null ? Team.size() : Stretches.pieces(length, NEAR);
        int parts = (int) Math.max(1, Math.min(wanted, work / LEAST_WORK));
        int part = Stretches.pieces(length, parts * GRAIN) * GRAIN;
        Team.share(Stretches.pieces(length, part), i -> {
            int from = i * part;
            int to = Math.min(length, from + part);
            Sgemm product = tall
                    ? new Sgemm(c.ofRows(from, to), a.ofRows(from, to), b)
                    : new Sgemm(c.ofColumns(from, to), a, b.ofColumns(from, to));
            product.run(block, add);
        });
    }

    /** A copy in which the rows lie together, for this thread until it asks for the next. */
    private Matrix<float[]> rowByRow(Matrix<float[]> matrix) {
        int size = matrix.rows() * matrix.columns();
        if (copies.get().size() < size) {
            copies.set(new FloatCells(size));
        }
        FloatCells room = copies.get();
        Matrix<float[]> copy = new Matrix<>(room, 0, matrix.rows(), matrix.columns(), matrix.columns(), 1);
        Team.share(Stretches.pieces(matrix.rows(), STRIP), i -> {
            FloatPointer from = ((FloatCells) matrix.cells()).pointer();
            FloatPointer to = room.pointer();
            int end = Math.min(matrix.rows(), (i + 1) * STRIP);
            for (int row = i * STRIP; row < end; row++) {
                cblas_scopy(matrix.columns(), from.position(matrix.at() + (long) row * matrix.rowStep()),
                        matrix.columnStep(), to.position((long) row * matrix.columns()), 1);
            }
        });
        return copy;
    }
}
