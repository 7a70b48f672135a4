package reference.pretraining;

import contracts.Exercise;
import contracts.PretrainingContract.Batch;
import java.util.Arrays;

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
        int[][] inputs = new int[u.length][];
        int[][] targets = new int[u.length][];
        for (int i = 0; i < u.length; i++) {
            int start = (int) (u[i] * (tokens.length - block));
            inputs[i] = Arrays.copyOfRange(tokens, start, start + block);
            targets[i] = Arrays.copyOfRange(tokens, start + 1, start + block + 1);
        }
        return new Batch(inputs, targets);
    }
}
