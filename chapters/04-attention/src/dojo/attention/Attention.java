package dojo.attention;

import contracts.Exercise;
import contracts.Todo;
import engine.Tensor;

/**
 * Scaled dot-product attention: softmax(q k^T / sqrt(hs)) v (Vaswani et al. 2017, equation 1).
 *
 * <p>B batch, nh heads, T queries, S keys, hs the head's width. Dropout of the weights is left out.
 */
public final class Attention {

    private Attention() {}

    /** What attention gives: the weights (B, nh, T, S), to be looked at, and the output (B, nh, T, hs). */
    public record Result(Tensor weights, Tensor output) {}

    /**
     * How well each query fits each key. The division keeps the scores' variance at 1 whatever the width, so that the
     * softmax stays soft (section 3.2.1, footnote 4).
     *
     * @param q (B, nh, T, hs)
     * @param k (B, nh, S, hs)
     * @return (B, nh, T, S)
     */
    @Exercise(id = "attention.scores", points = 3, minutes = 15)
    public static Tensor scores(Tensor q, Tensor k) {
        throw new Todo("attention.scores");
    }

    /**
     * The mean of the values, weighted by how well their keys fit. A query that may look at nothing gets zeros.
     *
     * @param v (B, nh, S, hs)
     * @param mask 1 where a query may look, 0 where not; broadcasts to (B, nh, T, S)
     */
    @Exercise(id = "attention.attend", points = 4, minutes = 20, needs = "attention.scores")
    public static Result attend(Tensor q, Tensor k, Tensor v, Tensor mask) {
        throw new Todo("attention.attend");
    }
}
