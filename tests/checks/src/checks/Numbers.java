package checks;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Float64 arrays for laws: every number follows from a seed, so that jqwik shrinks shapes and seeds alone. */
public final class Numbers {

    private Numbers() {}

    /** Normally distributed, mean 0 and variance 1. */
    public static INDArray normal(long seed, long... shape) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[size(shape)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextGaussian();
        }
        return array(numbers, shape);
    }

    /** Row-major numbers under a shape. */
    public static INDArray array(double[] numbers, long... shape) {
        return Nd4j.createFromArray(numbers).reshape(shape);
    }

    /** One number everywhere. */
    public static INDArray full(double number, long... shape) {
        double[] numbers = new double[size(shape)];
        java.util.Arrays.fill(numbers, number);
        return array(numbers, shape);
    }

    private static int size(long... shape) {
        long size = 1;
        for (long length : shape) {
            size *= length;
        }
        return Math.toIntExact(size);
    }
}
