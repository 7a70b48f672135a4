package reference.attention;

import contracts.Exercise;
import contracts.Exercise.Level;
import engine.Tensor;

/**
 * The gradient of attention by formula, as the tape finds it by itself: forward and backward side by side.
 *
 * <p>B batch, nh heads, T queries, S keys, hs the head's width.
 */
public final class AttentionBackward {

    private AttentionBackward() {}

    /** Gradients in the shapes of q, k and v. */
    public record Gradients(Tensor q, Tensor k, Tensor v) {}

    /**
     * The gradients of sum(upstream * output), where output is {@link Attention#attend}'s.
     *
     * @param weights (B, nh, T, S), the softmax of the masked scores
     * @param upstream (B, nh, T, hs)
     */
    @Exercise(id = "attention.backward", points = 5, level = Level.STRETCH, minutes = 45, needs = "attention.attend")
    public static Gradients backward(Tensor q, Tensor k, Tensor v, Tensor weights, Tensor upstream) {
        double scale = 1 / Math.sqrt(q.dim(-1));
        Tensor dv = weights.transpose(-2, -1).matmul(upstream); // output = weights v: (B, nh, S, hs)
        Tensor dWeights = upstream.matmul(v.transpose(-2, -1)); // (B, nh, T, S)
        Tensor weighted = weights.mul(dWeights); // (B, nh, T, S)
        Tensor dScores = weighted.sub(weights.mul(weighted.sum(-1))); // weights = softmax(scores): (B, nh, T, S)
        Tensor dq = dScores.matmul(k).scale(scale); // scores = q k^T scale: (B, nh, T, hs)
        Tensor dk = dScores.transpose(-2, -1).matmul(q).scale(scale); // (B, nh, S, hs)
        return new Gradients(dq, dk, dv);
    }
}
