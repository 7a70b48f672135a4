package checks;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The first place at which two plain values part.
 *
 * @param at where in the value: {@code [2]}, {@code (0, 1)}, {@code .weights}, a key; empty where it is the whole
 * @param expected what stands there on the one side; a shape or a length where these differ
 * @param actual what stands there on the other
 * @param what {@code shape}, {@code length}, {@code keys}, or empty where the values themselves differ
 */
record Difference(String at, Object expected, Object actual, String what) {

    /** Empty where the two are equal, floating-point numbers within the tolerance. */
    static Optional<Difference> first(Object expected, Object actual, double tolerance) {
        return Optional.ofNullable(find("", expected, actual, tolerance));
    }

    /** Whether only a yes stands against a no: two wrong answers agree in such a thing half the time. */
    boolean weak() {
        return expected instanceof Boolean;
    }

    private static Difference find(String at, Object expected, Object actual, double tolerance) {
        if (expected instanceof Number a && actual instanceof Number b) {
            return near(a, b, tolerance) ? null : new Difference(at, expected, actual, "");
        }
        if (expected instanceof INDArray a && actual instanceof INDArray b) {
            return inArrays(at, a, b, tolerance);
        }
        if (expected instanceof List<?> a && actual instanceof List<?> b) {
            return inItems(at, a.toArray(), b.toArray(), tolerance);
        }
        if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
            return inMaps(at, a, b, tolerance);
        }
        if (expected instanceof Record a && actual instanceof Record b && a.getClass() == b.getClass()) {
            for (RecordComponent component : a.getClass().getRecordComponents()) {
                Difference found = find(at + "." + component.getName(), Plain.component(a, component),
                        Plain.component(b, component), tolerance);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        if (expected != null && actual != null && expected.getClass().isArray() && actual.getClass().isArray()) {
            return inItems(at, items(expected), items(actual), tolerance);
        }
        return Plain.identical(expected, actual) ? null : new Difference(at, expected, actual, "");
    }

    private static boolean near(Number a, Number b, double tolerance) {
        return a instanceof Double || a instanceof Float
                ? Expect.near(a.doubleValue(), b.doubleValue(), tolerance) : a.equals(b);
    }

    private static Difference inArrays(String at, INDArray expected, INDArray actual, double tolerance) {
        if (!Arrays.equals(expected.shape(), actual.shape())) {
            return new Difference(at, Shown.shape(expected.shape()), Shown.shape(actual.shape()), "shape");
        }
        double[] a = Plain.numbers(expected);
        double[] b = Plain.numbers(actual);
        for (int i = 0; i < a.length; i++) {
            if (!Expect.near(a[i], b[i], tolerance)) {
                return new Difference(at + Shown.position(i, expected.shape()), a[i], b[i], "");
            }
        }
        return null;
    }

    private static Difference inItems(String at, Object[] expected, Object[] actual, double tolerance) {
        for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
            Difference found = find(at + "[" + i + "]", expected[i], actual[i], tolerance);
            if (found != null) {
                return found;
            }
        }
        return expected.length == actual.length ? null
                : new Difference(at, expected.length, actual.length, "length");
    }

    private static Difference inMaps(String at, Map<?, ?> expected, Map<?, ?> actual, double tolerance) {
        if (!expected.keySet().equals(actual.keySet())) {
            return new Difference(at, sorted(expected), sorted(actual), "keys");
        }
        for (Map.Entry<?, ?> entry : expected.entrySet()) {
            Difference found = find(at + "[" + Plain.show(entry.getKey()) + "]", entry.getValue(),
                    actual.get(entry.getKey()), tolerance);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The keys in an order in which two lists of them can be compared. */
    private static List<String> sorted(Map<?, ?> map) {
        return map.keySet().stream().map(String::valueOf).sorted().toList();
    }

    private static Object[] items(Object array) {
        Object[] items = new Object[Array.getLength(array)];
        Arrays.setAll(items, i -> Array.get(array, i));
        return items;
    }
}
