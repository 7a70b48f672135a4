package laws.engine;

import checks.Expect;
import checks.Numbers;
import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Shape;
import engine.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the arrays of a test on one backend in one type, and compares what comes back. */
record Lab(Backend be, DType dtype) {

    private static final double FLOAT32 = 1e-5; // it has 7 digits

    /** In float64. */
    Lab(Backend be) {
        this(be, DType.FLOAT64);
    }

    Array array(double[] numbers, int... shape) {
        return be.of(dtype, numbers, shape);
    }

    Array vector(double... numbers) {
        return array(numbers, numbers.length);
    }

    Tensor tensor(double[] numbers, int... shape) {
        return Tensor.constant(be, array(numbers, shape));
    }

    Tensor parameter(double[] numbers, int... shape) {
        return Tensor.parameter(be, array(numbers, shape));
    }

    Array normal(long seed, int... shape) {
        return array(normals(seed, Shape.size(shape)), shape);
    }

    /** The same numbers as {@link #normal}, in float32. */
    Array normal32(long seed, int... shape) {
        return be.of(DType.FLOAT32, normals(seed, Shape.size(shape)), shape);
    }

    /** 0, 1, 2, ... in row-major order. */
    Array counting(int... shape) {
        double[] numbers = new double[Shape.size(shape)];
        Arrays.setAll(numbers, i -> i);
        return array(numbers, shape);
    }

    /**
     * The same numbers in the arrangements that views bring about: in row-major order, with the axes stored in reverse
     * order, as a stretch of the first axis, and as a stretch of the last.
     */
    List<Array> arrangements(double[] numbers, int... shape) {
        Array plain = array(numbers, shape);
        int rank = shape.length;
        if (rank == 0) {
            return List.of(plain);
        }
        int[] reverse = new int[rank];
        Arrays.setAll(reverse, i -> rank - 1 - i);
        Array reversed = be.permute(be.copy(be.permute(plain, reverse)), reverse);
        return List.of(plain, reversed, inside(plain, 0), inside(plain, rank - 1));
    }

    /** A view of the same numbers inside an array that is longer along one axis. */
    private Array inside(Array plain, int axis) {
        int[] border = plain.shape().clone();
        border[axis] = 1;
        Array around = be.full(dtype, 77, border);
        return be.slice(be.concat(axis, around, plain, around), axis, 1, plain.shape()[axis] + 1);
    }

    static double[] filled(double number, int count) {
        double[] numbers = new double[count];
        Arrays.fill(numbers, number);
        return numbers;
    }

    /** Normally distributed, and such that float32 holds them exactly. */
    static double[] normals(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> (float) random.nextGaussian());
        return numbers;
    }

    private double tolerance() {
        return dtype == DType.FLOAT64 ? Expect.TOLERANCE : FLOAT32;
    }

    /** Equal shapes, and each number within the tolerance of the type. */
    void close(String what, Array expected, Array actual) {
        close(what, be.toDoubles(expected), expected.shape(), actual, tolerance());
    }

    void close(String what, double[] expected, int[] shape, Array actual) {
        close(what, expected, shape, actual, tolerance());
    }

    void close(String what, double[] expected, int[] shape, Array actual, double tolerance) {
        Expect.same(what + ": the shape", shape, actual.shape());
        double[] numbers = be.toDoubles(actual);
        Expect.same(what + ": how many numbers", expected.length, numbers.length);
        if (expected.length > 0) {
            long[] lengths = Arrays.stream(shape).asLongStream().toArray();
            Expect.close(what, Numbers.array(expected, lengths), Numbers.array(numbers, lengths), tolerance);
        }
    }
}
