package dojo.transformer;

import engine.Tensor;
import java.util.Arrays;

/**
 * The loss of next-token prediction: the mean of -log p(target), in nats. Given; chapter 00 builds it by hand.
 *
 * <p>B batch, T positions, V vocabulary.
 */
public final class CrossEntropy {

    private CrossEntropy() {}

    /**
     * @param logits (B, T, V)
     * @param targets (B, T)
     * @return a scalar
     */
    public static Tensor mean(Tensor logits, int[][] targets) {
        int[] flat = Arrays.stream(targets).flatMapToInt(Arrays::stream).toArray();
        Tensor logProbabilities = logits.reshape(-1, logits.dim(-1)).logSoftmax(); // (B * T, V)
        return logProbabilities.pick(flat).mean().scale(-1);
    }
}
