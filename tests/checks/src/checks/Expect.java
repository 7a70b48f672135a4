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
        shape(what, actual, expected.shape());
        double[] want = Plain.numbers(expected);
        double[] got = Plain.numbers(actual);
        for (int i = 0; i < want.length; i++) {
            if (!near(want[i], got[i], tolerance)) {
                fail(what + ": shape " + show(expected.shape()) + ", first difference at "
                        + show(position(i, expected.shape())) + ": expected " + want[i] + ", got " + got[i]
                        + hint(got[i]) + " (tolerance " + tolerance + ")");
            }
        }
    }

    public static void close(String what, double expected, double actual) {
        close(what, expected, actual, TOLERANCE);
    }

    public static void close(String what, double expected, double actual, double tolerance) {
        if (!near(expected, actual, tolerance)) {
            fail(what + ": expected " + expected + ", got " + actual + hint(actual) + " (tolerance " + tolerance + ")");
        }
    }

    public static void close(String what, double[] expected, double[] actual) {
        present(what, actual);
        if (expected.length != actual.length) {
            fail(what + ": expected " + expected.length + " numbers, got " + actual.length);
        }
        for (int i = 0; i < expected.length; i++) {
            close(what + "[" + i + "]", expected[i], actual[i]);
        }
    }

    /** The same keys, and each value close. */
    public static void close(String what, Map<String, INDArray> expected, Map<String, INDArray> actual) {
        present(what, actual);
        same(what + ": the names", expected.keySet(), actual.keySet());
        expected.forEach((name, value) -> close(what + ", " + name, value, actual.get(name)));
    }

    /** Equal, arrays and lists by their contents. */
    public static void same(String what, Object expected, Object actual) {
        present(what, actual);
        if (!Plain.identical(expected, actual)) {
            fail(what + ": expected " + Plain.show(expected) + ", got " + Plain.show(actual));
        }
    }

    /** The shape, and that there is an array at all. */
    public static void shape(String what, INDArray actual, long... shape) {
        present(what, actual);
        if (!Arrays.equals(actual.shape(), shape)) {
            fail(what + ": expected shape " + show(shape) + ", got shape " + show(actual.shape()));
        }
    }

    /** A law that holds or not. */
    public static void that(boolean holds, String sentence) {
        if (!holds) {
            fail(sentence);
        }
    }

    private static void present(String what, Object actual) {
        if (actual == null) {
            fail(what + ": your method returned null");
        }
    }

    static boolean near(double expected, double actual, double tolerance) {
        return expected == actual // infinities, too
                || Double.isNaN(expected) && Double.isNaN(actual)
                || Double.isFinite(expected) && Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected));
    }

    private static String hint(double got) {
        return Double.isNaN(got) ? ", which is not a number: look for 0/0, infinity minus infinity, the log of a "
                + "negative" : "";
    }

    private static long[] position(int flat, long[] shape) {
        long[] position = new long[shape.length];
        for (int axis = shape.length - 1, rest = flat; axis >= 0; rest /= (int) shape[axis--]) {
            position[axis] = rest % shape[axis];
        }
        return position;
    }

    private static String show(long[] numbers) {
        return Arrays.toString(numbers).replace('[', '(').replace(']', ')');
    }

    private static void fail(String message) {
        throw new AssertionError(message);
    }
}
