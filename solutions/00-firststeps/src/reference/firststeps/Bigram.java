package reference.firststeps;

import contracts.Exercise;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The smallest language model that looks back: the next token depends on the one before, and on nothing else. It is
 * trained by counting (Shannon 1948, section 3).
 *
 * <p>T tokens of text, V vocabulary. Longer contexts and tuned smoothing are left out.
 */
public final class Bigram {

    private Bigram() {}

    /**
     * The model that does not even look back: (count(b) + 1) / (T + V), Laplace's rule. A solved sibling of the two
     * exercises below.
     *
     * @return (V), sums to 1
     */
    public static INDArray unigram(int[] ids, int vocabulary) {
        double[] counts = new double[vocabulary];
        for (int id : ids) {
            counts[id]++;
        }
        return Nd4j.createFromArray(counts).add(1).div(ids.length + vocabulary); // (V)
    }

    /**
     * How often each token follows each other one.
     *
     * @return (V, V): row a, column b holds how often b stands right behind a
     */
    @Exercise(id = "firststeps.bigram", points = 3, minutes = 10, needs = "firststeps.add-row")
    public static INDArray counts(int[] ids, int vocabulary) {
        double[][] counts = new double[vocabulary][vocabulary];
        for (int t = 1; t < ids.length; t++) {
            counts[ids[t - 1]][ids[t]]++;
        }
        return Nd4j.createFromArray(counts); // (V, V)
    }

    /**
     * p(b | a) = (count(ab) + p(b)) / (count(a.) + 1): counts, and one imagined observation that follows the unigram.
     *
     * @return (V, V), every row sums to 1
     */
    @Exercise(id = "firststeps.bigram", points = 3, minutes = 10, needs = "firststeps.add-row")
    public static INDArray probabilities(int[] ids, int vocabulary) {
        INDArray seen = Rows.add(counts(ids, vocabulary), unigram(ids, vocabulary)); // (V, V)
        return seen.div(seen.sum(true, 1)); // (V, V); the sum of row a is count(a.) + 1
    }
}
