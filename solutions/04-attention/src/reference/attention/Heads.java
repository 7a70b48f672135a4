package reference.attention;

import contracts.Exercise;
import engine.Tensor;

/**
 * Channels cut into heads, and heads laid side by side again (Vaswani et al. 2017, section 3.2.2).
 *
 * <p>B batch, T positions, C channels, nh heads, hs = C / nh the head's width.
 */
public final class Heads {

    private Heads() {}

    /** (B, T, C) becomes (B, nh, T, hs): head h takes channels h * hs to (h + 1) * hs of each position. */
    @Exercise(id = "attention.heads", points = 3, minutes = 20)
    public static Tensor split(Tensor x, int heads) {
        int hs = x.dim(-1) / heads;
        return x.reshape(x.dim(0), x.dim(1), heads, hs) // (B, T, nh, hs)
                .transpose(1, 2); // (B, nh, T, hs)
    }

    /** (B, nh, T, hs) becomes (B, T, C): the inverse of {@link #split}. */
    @Exercise(id = "attention.heads", points = 3, minutes = 20)
    public static Tensor merge(Tensor x) {
        int channels = x.dim(1) * x.dim(-1);
        return x.transpose(1, 2) // (B, T, nh, hs)
                .reshape(x.dim(0), x.dim(2), channels); // (B, T, C)
    }
}
