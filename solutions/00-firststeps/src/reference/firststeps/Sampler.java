package reference.firststeps;

import contracts.Exercise;
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
        double[] p = probabilities.toDoubleVector();
        double sum = 0;
        int last = 0;
        for (int token = 0; token < p.length; token++) {
            sum += p[token];
            if (u < sum) {
                return token;
            }
            if (p[token] > 0) {
                last = token;
            }
        }
        return last; // subtle: ten times 0.1 is less than 1 in floating point, and u may lie above it
    }

    /**
     * A text: each token is chosen from the row of the token before.
     *
     * @param table (V, V)
     * @return u.length + 1 tokens, beginning with {@code first}
     */
    @Exercise(id = "firststeps.sample", points = 2, minutes = 5)
    public static int[] write(INDArray table, int first, double[] u) {
        int[] ids = new int[u.length + 1];
        ids[0] = first;
        for (int t = 0; t < u.length; t++) {
            ids[t + 1] = sample(table.getRow(ids[t]), u[t]);
        }
        return ids;
    }
}
