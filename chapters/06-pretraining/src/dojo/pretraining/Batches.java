package dojo.pretraining;

import contracts.Exercise;
import contracts.PretrainingContract.Batch;
import contracts.Todo;

/**
 * Stretches of the training data, taken anywhere, and what follows each of their tokens.
 *
 * <p>B batch, T block, N tokens of data.
 */
public final class Batches {

    private Batches() {}

    /**
     * Stretch i starts at floor(u[i] * (N - T)); its targets are its inputs shifted by one, the token after its end
     * included.
     *
     * @param tokens N of them, N greater than T
     * @param block T
     * @param u B uniforms from [0, 1)
     */
    @Exercise(id = "pretraining.batch", points = 3, minutes = 15)
    public static Batch at(int[] tokens, int block, double[] u) {
        throw new Todo("pretraining.batch");
    }
}
