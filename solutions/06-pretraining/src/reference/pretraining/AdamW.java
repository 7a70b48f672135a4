package reference.pretraining;

import contracts.Exercise;
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
        return shape.length >= 2;
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
        double beta1 = settings.beta1();
        double beta2 = settings.beta2();
        m.assign(m.scale(beta1).add(g.scale(1 - beta1)));
        v.assign(v.scale(beta2).add(g.square().scale(1 - beta2)));
        Tensor mean = m.scale(1 / (1 - Math.pow(beta1, t))); // both moments start at 0: undo that pull
        Tensor square = v.scale(1 / (1 - Math.pow(beta2, t)));
        Tensor update = mean.div(square.sqrt().plus(settings.adamEpsilon()));
        w.assign(w.scale(1 - rate * decay).sub(update.scale(rate)));
    }
}
