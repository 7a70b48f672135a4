package reference.firststeps;

import contracts.Exercise;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The dot product, the one question that a neural network asks: how well do these two fit?
 *
 * <p>An {@code INDArray} is ND4J's array of numbers. This one has one axis, as a {@code double[]} has. Left out: arrays
 * of more axes, whose dot products all at once are a product of matrices (chapter 04).
 */
public final class Dot {

    private Dot() {}

    /** The sum of the squares: a solved sibling of the exercise below. */
    public static double squaredLength(INDArray a) {
        return a.mul(a).sumNumber().doubleValue();
    }

    /**
     * The sum of a[i] * b[i].
     *
     * @param a (n)
     * @param b (n)
     */
    @Exercise(id = "firststeps.dot", points = 1, minutes = 2)
    public static double product(INDArray a, INDArray b) {
        return a.mul(b).sumNumber().doubleValue();
    }
}
