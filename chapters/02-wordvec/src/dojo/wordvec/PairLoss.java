package dojo.wordvec;

import contracts.Exercise;
import contracts.Todo;
import contracts.WordvecContract.Gradients;

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
        throw new Todo("wordvec.loss");
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
        throw new Todo("wordvec.loss");
    }
}
