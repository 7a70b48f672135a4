package dojo.attention;

import contracts.Exercise;
import contracts.Todo;
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
        throw new Todo("attention.heads");
    }

    /** (B, nh, T, hs) becomes (B, T, C): the inverse of {@link #split}. */
    @Exercise(id = "attention.heads", points = 3, minutes = 20)
    public static Tensor merge(Tensor x) {
        throw new Todo("attention.heads");
    }
}
