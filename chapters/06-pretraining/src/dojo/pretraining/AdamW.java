package dojo.pretraining;

import contracts.Exercise;
import contracts.Todo;
import contracts.TrainingSettings;
import engine.Tensor;

/**
 * AdamW (Loshchilov and Hutter 2019, algorithm 2): Adam (Kingma and Ba 2015, algorithm 1), whose weight decay stays
 * out of the moments. As in PyTorch, it is multiplied by the whole rate; in the paper, by the schedule's factor alone.
 *
 * <p>w weight, g gradient, m mean of gradients, v mean of their squares, t the step from 1.
 *
 * @param settings for the betas and epsilon
 */
public record AdamW(TrainingSettings settings) {

    /** Whether a weight of this shape decays: matrices, yes; biases and norms, which have one axis, no. */
    @Exercise(id = "pretraining.adamw", points = 5, minutes = 30)
    public static boolean decays(int[] shape) {
        throw new Todo("pretraining.adamw");
    }

    /**
     * One step: overwrites w, m and v by {@code assign}. The weight shrinks by rate * decay, whatever its gradient;
     * epsilon joins the root, not what stands under it.
     *
     * @param w (n)
     * @param g (n)
     * @param m (n), zeros before the first step
     * @param v (n), zeros before the first step
     * @param t the step, from 1
     * @param rate the learning rate of this step
     * @param decay of this weight, 0 for none
     */
    @Exercise(id = "pretraining.adamw", points = 5, minutes = 30)
    public void step(Tensor w, Tensor g, Tensor m, Tensor v, int t, double rate, double decay) {
        throw new Todo("pretraining.adamw");
    }
}
