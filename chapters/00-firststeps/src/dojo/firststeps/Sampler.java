package dojo.firststeps;

import contracts.Exercise;
import contracts.Todo;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Lets a model write: one token after the other, each chosen by a number from [0, 1).
 *
 * <p>The numbers come from outside, so the same numbers give the same text. V vocabulary. Temperature and its kin are
 * chapter 08's.
 */
public final class Sampler {

    private Sampler() {}

    /**
     * The first token at which the running sum of the probabilities is greater than u.
     *
     * @param probabilities (V)
     * @param u from [0, 1)
     */
    @Exercise(id = "firststeps.sample", points = 2, minutes = 5)
    public static int sample(INDArray probabilities, double u) {
        throw new Todo("firststeps.sample");
    }

    /**
     * A text: each token is chosen from the row of the token before.
     *
     * @param table (V, V)
     * @return u.length + 1 tokens, beginning with {@code first}
     */
    @Exercise(id = "firststeps.sample", points = 2, minutes = 5)
    public static int[] write(INDArray table, int first, double[] u) {
        throw new Todo("firststeps.sample");
    }
}
