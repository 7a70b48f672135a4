package checks;

import java.util.Arrays;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Assertions whose messages teach: what was compared, the shape, the first place that differs, expected, got and the
 * tolerance.
 *
 * <p>One tolerance for all laws in float64: a number may be off by 1e-8, or by 1e-8 of its size.
 */
public final class Expect {

    /** Published in the README; known bugs must be at least ten times as far away. */
    public static final double TOLERANCE = 1e-8;

    private Expect() {}

    /** Equal shapes, and each number within the tolerance. */
    public static void close(String what, INDArray expected, INDArray actual) {
        close(what, expected, actual, TOLERANCE);
    }

    public static void close(String what, INDArray expected, INDArray actual, double tolerance) {
        present(what, actual);
        compare(what, expected, actual, tolerance);
    }

    public static void close(String what, double expected, double actual) {
        close(what, expected, actual, TOLERANCE);
    }

    public static void close(String what, double expected, double actual, double tolerance) {
        compare(what, expected, actual, tolerance);
    }

    public static void close(String what, double[] expected, double[] actual) {
        present(what, actual);
        compare(what, expected, actual, TOLERANCE);
    }

    /** The same keys, and each value close. */
    public static void close(String what, Map<String, INDArray> expected, Map<String, INDArray> actual) {
        present(what, actual);
        compare(what, expected, actual, TOLERANCE);
    }

    /** Equal, arrays and lists by their contents. */
    public static void same(String what, Object expected, Object actual) {
        present(what, actual);
        if (!Plain.identical(expected, actual)) {
            Difference first = Difference.first(expected, actual, 0)
                    .orElse(new Difference("", expected, actual, ""));
            fail(what + Mismatch.sentence(first, 0), expected, actual);
        }
    }

    /** The shape, and that there is an array at all. */
    public static void shape(String what, INDArray actual, long... shape) {
        present(what, actual);
        if (!Arrays.equals(actual.shape(), shape)) {
            throw new AssertionError(what + ": expected shape " + Shown.shape(shape) + ", got shape "
                    + Shown.shape(actual.shape()));
        }
    }

    /** A law that holds or not. */
    public static void that(boolean holds, String sentence) {
        if (!holds) {
            throw new AssertionError(sentence);
        }
    }

    private static void present(String what, Object actual) {
        if (actual == null) {
            throw new AssertionError(what + ": your method returned null");
        }
    }

    private static void compare(String what, Object expected, Object actual, double tolerance) {
        Difference.first(expected, actual, tolerance).ifPresent(first ->
                fail(what + Mismatch.sentence(first, tolerance), expected, actual));
    }

    static boolean near(double expected, double actual, double tolerance) {
        return expected == actual // infinities, too
                || Double.isNaN(expected) && Double.isNaN(actual)
                || Double.isFinite(expected)
                && Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected));
    }

    private static void fail(String sentence, Object expected, Object actual) {
        throw new Mismatch(sentence, expected, actual);
    }
}
