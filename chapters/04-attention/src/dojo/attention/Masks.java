package dojo.attention;

import contracts.Exercise;
import contracts.Todo;
import engine.Tensor;

/**
 * Who may look at whom: 1 where a query may see a key, 0 where it may not.
 *
 * <p>A mask broadcasts over the scores (B, nh, T, S), so a causal mask is (T, S) and a padding mask (B, 1, 1, S). Two
 * masks hold together as their product. Sliding windows and blocks are left out.
 */
public final class Masks {

    private Masks() {}

    /** Everybody sees everybody: (1, 1). A solved sibling of the two exercises below. */
    public static Tensor none() {
        return Tensor.of(new double[] {1}, 1, 1);
    }

    /**
     * Position t sees positions 0 to t, itself included. Vaswani et al. 2017, section 3.2.3, third bullet.
     *
     * @return (T, T), float64
     */
    @Exercise(id = "attention.masks", points = 2, minutes = 15)
    public static Tensor causal(int positions) {
        throw new Todo("attention.masks");
    }

    /**
     * Nobody looks at the padding behind a text's end.
     *
     * @param lengths the length of each text
     * @param positions S, the padded length
     * @return (B, 1, 1, S), float64
     */
    @Exercise(id = "attention.masks", points = 2, minutes = 15)
    public static Tensor padding(int[] lengths, int positions) {
        throw new Todo("attention.masks");
    }
}
