package contracts;

/**
 * How a model is trained: chapter 06's knobs.
 *
 * @param steps the number of updates
 * @param batch B, the texts of one micro-batch
 * @param block T, the tokens of each text
 * @param accumulation micro-batches for one update
 * @param peakRate the learning rate at the end of the warm-up
 * @param floorRate the learning rate at the last step, and after it
 * @param warmup the number of updates over which the rate rises from 0
 * @param beta1 the decay of AdamW's mean of gradients
 * @param beta2 the decay of AdamW's mean of squared gradients
 * @param adamEpsilon what AdamW adds to the root
 * @param weightDecay AdamW's decay of matrices; biases and norms have none
 * @param clip the largest norm of all gradients together; 0 clips nothing
 * @param seed all draws follow from it
 */
public record TrainingSettings(
        int steps, int batch, int block, int accumulation, double peakRate, double floorRate, int warmup,
        double beta1, double beta2, double adamEpsilon, double weightDecay, double clip, long seed) {

    public TrainingSettings {
        atLeast("steps", steps, 0);
        atLeast("batch", batch, 1);
        atLeast("block", block, 1);
        atLeast("accumulation", accumulation, 1);
        atLeast("warmup", warmup, 0);
        share("beta1", beta1);
        share("beta2", beta2);
        notNegative("peakRate", peakRate);
        notNegative("floorRate", floorRate);
        notNegative("adamEpsilon", adamEpsilon);
        notNegative("weightDecay", weightDecay);
        notNegative("clip", clip);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value + ".");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and less than 1, not " + value + ".");
        }
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be a number that is not negative, not " + value + ".");
        }
    }
}
