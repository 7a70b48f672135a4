package contracts;

import engine.Tensor;

/**
 * What the experiments need from one side's chapter 04, on tensors, so that gradients flow through it.
 *
 * <p>Given and ungraded. The reference and the learner's chapter each have one, found by {@code ServiceLoader}.
 */
public interface AttentionRecipe {

    /**
     * Attention as {@link AttentionContract#attend} specifies it.
     *
     * @param q (B, nh, T, hs)
     * @param k (B, nh, S, hs)
     * @param v (B, nh, S, hs)
     * @param mask broadcasts to (B, nh, T, S)
     */
    Attended attend(Tensor q, Tensor k, Tensor v, Tensor mask);

    /** Weights (B, nh, T, S) and output (B, nh, T, hs). */
    record Attended(Tensor weights, Tensor output) {}

    /** (T, T), as {@link AttentionContract#causalMask} specifies it. */
    Tensor causalMask(int positions);

    /** (T, C), as {@link AttentionContract#sinusoidalPositions} specifies it. */
    Tensor sinusoidalPositions(int positions, int channels);
}
