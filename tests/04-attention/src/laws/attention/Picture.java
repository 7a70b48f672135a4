package laws.attention;

import checks.Numbers;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The lesson's picture: two queries, two keys and two values of width 4, whose scores are 1 and 1, 2 and 1. */
final class Picture {

    /** The greater share of the scores 2 and 1: e^2 / (e^2 + e^1). */
    static final double SHARE = 0.7310585786300049;

    private Picture() {}

    static INDArray q() {
        return Numbers.array(new double[] {1, 0, 1, 0, 0, 2, 0, 2}, 1, 1, 2, 4);
    }

    static INDArray k() {
        return Numbers.array(new double[] {1, 1, 1, 1, 2, 0, 0, 1}, 1, 1, 2, 4);
    }

    static INDArray v() {
        return Numbers.array(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 1, 2, 4);
    }
}
