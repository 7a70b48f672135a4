package reference.wordvec;

import contracts.Exercise;
import contracts.SolutionOnly;
import contracts.WordvecContract.Gradients;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Negative sampling (Mikolov et al. 2013b, equation 4): tell the true context from k drawn ones. Each word drawn is a
 * logistic regression of its own, with the centre's vector as input and its own vector as weights.
 *
 * <p>v the centre's vector, u_w the vector of word w as a context. Left out: the softmax over all words, which this
 * spares.
 */
public final class PairLoss {

    private PairLoss() {}

    /** 1 / (1 + e^-x). Given: 0 and 1 at the far ends, without overflow. */
    public static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** -ln sigmoid(x), finite for every finite x: of -1000 it is 1000, where sigmoid itself has become 0. */
    @Exercise(id = "wordvec.loss", points = 4, minutes = 35)
    public static double minusLogSigmoid(double x) {
        return Math.max(0, -x) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /**
     * The loss of a pair, - ln sigmoid(u_context . v) - sum of ln sigmoid(- u_negative . v), and its gradients by v and
     * by each u_w that plays a part. A negative that is the context is left out; one drawn twice counts twice.
     *
     * @param v (d)
     * @param out (V, d)
     */
    @Exercise(id = "wordvec.loss", points = 4, minutes = 35)
    public static Gradients of(double[] v, double[][] out, int context, int[] negatives) {
        double[] centre = new double[v.length];
        Map<Integer, double[]> outputs = new LinkedHashMap<>();
        double loss = add(1, context, v, out, centre, outputs);
        for (int negative : negatives) {
            if (negative != context) { // subtle: the true context cannot be false as well
                loss += add(0, negative, v, out, centre, outputs);
            }
        }
        return new Gradients(loss, centre, outputs);
    }

    /** One word's part: its loss is returned, its gradients are added. The label is 1 for the context, else 0. */
    @SolutionOnly
    private static double add(
            int label, int word, double[] v, double[][] out, double[] centre, Map<Integer, double[]> outputs) {
        double[] u = out[word];
        double score = 0;
        for (int i = 0; i < v.length; i++) {
            score += u[i] * v[i];
        }
        double error = sigmoid(score) - label; // the derivative of the loss by the score
        double[] gradient = outputs.computeIfAbsent(word, fresh -> new double[v.length]);
        for (int i = 0; i < v.length; i++) {
            centre[i] += error * u[i];
            gradient[i] += error * v[i];
        }
        return minusLogSigmoid(label == 1 ? score : -score);
    }
}
