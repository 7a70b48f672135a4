package engine.cpu;

import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * How large products are cut for OpenBLAS. It copies its operands into an order of its own before it multiplies; its
 * kernels for AVX-512 leave that out where the product is small (in its source: kernel/x86_64,
 * sgemm_small_kernel_permit_skylakex.c). A large product in small blocks is a tenth to a quarter faster with them, and
 * a third slower with any other kernel.
 */
final class Blocks {

    /** With more multiplications than this, OpenBLAS copies the operands. */
    private static final long SMALL = 1_000_000;

    /** From so many columns of a on, blocks are faster where b is transposed, too. */
    private static final int LONG_ROWS = 192;

    /** So many rows of a are worth a copy of b. */
    private static final int MANY_ROWS = 512;

    private static final Size COMMON = new Size(48, 64, 325);
    private static final Size OF_ROWS_BY_ROWS = new Size(32, 32, 768); // OpenBLAS takes up to 1200 numbers of a result

    private static final List<String> WITH_SMALL = List.of("SKYLAKEX", "COOPERLAKE", "SAPPHIRERAPIDS");

    private final boolean small;

    private Blocks(boolean small) {
        this.small = small;
    }

    static Blocks ofThisProcessor() {
        return new Blocks(WITH_SMALL.stream().anyMatch(Blocks::isChosen));
    }

    /** Whether OpenBLAS, which holds kernels for many processors, has chosen these. */
    private static boolean isChosen(String kernels) {
        Pointer chosen = Loader.addressof("gotoblas");
        Pointer these = Loader.addressof("gotoblas_" + kernels);
        return chosen != null && these != null && these.equals(new PointerPointer<>(chosen).get(0));
    }

    /** Rows, columns and depth of a block: (rows, depth) times (depth, columns). */
    record Size(int rows, int columns, int depth) {}

    /**
     * The largest block for such a product; null where it is multiplied at once.
     *
     * @param work how many numbers are multiplied
     */
    Size of(Matrix<float[]> a, Matrix<float[]> b, long work) {
        boolean transposedA = Sgemm.isTransposed(a);
        boolean transposedB = Sgemm.isTransposed(b);
        if (!small || work <= SMALL || transposedA && transposedB || transposedB && a.columns() < LONG_ROWS) {
            return null;
        }
        return transposedB ? OF_ROWS_BY_ROWS : COMMON;
    }

    /** Whether the product is faster with a copy of b in which its rows lie together, the copying included. */
    boolean wantCopy(Matrix<float[]> a, Matrix<float[]> b, long work) {
        return small && work > SMALL && a.rows() >= MANY_ROWS && a.columns() < LONG_ROWS
                && Sgemm.isTransposed(b) && !Sgemm.isTransposed(a);
    }

    /** The length of equal pieces of a whole, none longer than {@code most}. */
    static int even(int whole, int most) {
        return Stretches.pieces(whole, Stretches.pieces(whole, most));
    }
}
