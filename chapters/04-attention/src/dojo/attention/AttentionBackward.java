package dojo.attention;

import contracts.Exercise;
import contracts.Exercise.Level;
import contracts.Todo;
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
        throw new Todo("attention.backward");
    }
}
