package engine.cpu;

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

    private final Blocks blocks;

    FloatProducts() {
        Loader.load(openblas.class); // else it is not there yet to be told
        org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads(1);
        blocks = Blocks.ofThisProcessor();
    }

    @Override
    public void multiply(Matrix<float[]> c, Matrix<float[]> a, Matrix<float[]> b, boolean add) {
        boolean tall = c.rows() >= c.columns();
        int length = tall ? c.rows() : c.columns();
        long work = (long) c.rows() * c.columns() * a.columns();
        Blocks.Size block = blocks.of(a, b, work);
        int wanted = block == null ? Team.size() : (length + NEAR - 1) / NEAR;
        int parts = (int) Math.max(1, Math.min(wanted, work / LEAST_WORK));
        int part = (length + parts * GRAIN - 1) / (parts * GRAIN) * GRAIN;
        Team.share((length + part - 1) / part, i -> {
            int from = i * part;
            int to = Math.min(length, from + part);
            Sgemm product = tall
                    ? new Sgemm(c.ofRows(from, to), a.ofRows(from, to), b)
                    : new Sgemm(c.ofColumns(from, to), a, b.ofColumns(from, to));
            product.run(block, add);
        });
    }
}
