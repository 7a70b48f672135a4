package checks;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Plain values, the only ones that cross a contract: numbers, booleans, strings, arrays, ND4J's arrays, lists, maps and
 * records of these. Here they are copied, compared and shown.
 */
public final class Plain {

    /** A contract's record of so few components is shown without their names: a learner writes it so. */
    private static final int FEW = 2;

    /** What is longer is cut. */
    private static final int LONG = 240;

    /** Whether nothing of a record of this class can change: it holds primitives and strings alone. */
    private static final ClassValue<Boolean> FLAT = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType)
                    .allMatch(component -> component.isPrimitive() || component == String.class);
        }
    };

    private Plain() {}

    /**
     * A copy that shares nothing that could change. Every call of a contract asks for some, so the long ones are
     * short here: GPT-2's fifty thousand pairs stay as they are, and an array of numbers is copied in one piece.
     */
    public static Object copy(Object value) {
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(copy(item)));
            return copy;
        }
        if (value instanceof Record record) {
            return FLAT.get(record.getClass()) ? record : rebuild(record, Plain::copy);
        }
        if (value instanceof Object[] array) {
            Object[] copy = array.clone();
            Arrays.setAll(copy, i -> copy(array[i]));
            return copy;
        }
        if (value != null && value.getClass().isArray()) {
            int length = Array.getLength(value);
            Object copy = Array.newInstance(value.getClass().getComponentType(), length);
            System.arraycopy(value, 0, copy, 0, length);
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(key, copy(item)));
            return copy;
        }
        return value instanceof INDArray ? map(value, DoubleUnaryOperator.identity(), false) : value;
    }

    /** The same structure with every floating-point number (and, where asked, every integer) mapped. */
    static Object map(Object value, DoubleUnaryOperator f, boolean integersToo) {
        if (value instanceof INDArray array) {
            return Nd4j.createFromArray(Arrays.stream(numbers(array)).map(f).toArray())
                    .reshape(array.shape()).castTo(array.dataType());
        }
        if (value instanceof Double number) {
            return f.applyAsDouble(number);
        }
        if (value instanceof Integer number) {
            return integersToo ? (int) f.applyAsDouble(number) : number;
        }
        if (value instanceof Long number) {
            return integersToo ? (long) f.applyAsDouble(number) : number;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(map(item, f, integersToo)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(key, map(item, f, integersToo)));
            return copy;
        }
        if (value != null && value.getClass().isArray()) {
            Object copy = Array.newInstance(value.getClass().getComponentType(), Array.getLength(value));
            for (int i = 0; i < Array.getLength(value); i++) {
                Array.set(copy, i, map(Array.get(value, i), f, integersToo));
            }
            return copy;
        }
        if (value instanceof Record record) {
            return rebuild(record, component -> map(component, f, integersToo));
        }
        return value;
    }

    private static Object rebuild(Record record, java.util.function.UnaryOperator<Object> f) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = f.apply(component(record, components[i]));
        }
        try {
            var constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The record " + record.getClass().getName() + " cannot be rebuilt.", e);
        }
    }

    static Object component(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The component " + component + " cannot be read.", e);
        }
    }

    /** Equal to the last bit: shapes, numbers (NaN equals NaN), keys, order. */
    public static boolean identical(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof INDArray x && b instanceof INDArray y) {
            return Arrays.equals(x.shape(), y.shape())
                    && Arrays.equals(numbers(x), numbers(y));
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            boolean same = x.size() == y.size();
            for (int i = 0; same && i < x.size(); i++) {
                same = identical(x.get(i), y.get(i));
            }
            return same;
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.keySet().equals(y.keySet()) && x.keySet().stream().allMatch(k -> identical(x.get(k), y.get(k)));
        }
        if (a instanceof Record x && b instanceof Record y && a.getClass() == b.getClass()) {
            return Arrays.stream(a.getClass().getRecordComponents())
                    .allMatch(component -> identical(component(x, component), component(y, component)));
        }
        if (a instanceof int[] x && b instanceof int[] y) {
            return Arrays.equals(x, y);
        }
        if (a != null && b != null && a.getClass().isArray() && b.getClass().isArray()) {
            boolean same = Array.getLength(a) == Array.getLength(b);
            for (int i = 0; same && i < Array.getLength(a); i++) {
                same = identical(Array.get(a, i), Array.get(b, i));
            }
            return same;
        }
        return a == null ? b == null : a.equals(b);
    }

    /** Whether a value is another, or one of the parts that this is made of. */
    static boolean holds(Object value, Object part) {
        if (identical(value, part)) {
            return true;
        }
        if (value instanceof Record record) {
            return Arrays.stream(record.getClass().getRecordComponents())
                    .anyMatch(component -> identical(component(record, component), part));
        }
        return value instanceof Map<?, ?> map && map.values().stream().anyMatch(item -> identical(item, part));
    }

    /** The numbers in row-major order. */
    public static double[] numbers(INDArray array) {
        return array.dup('c').reshape(array.length()).toDoubleVector();
    }

    /** As a learner reads it: arrays with their shape, long ones cut. */
    public static String show(Object value) {
        if (value instanceof INDArray array) {
            return Arrays.toString(array.shape()).replace('[', '(').replace(']', ')') + " "
                    + cut(Arrays.toString(rounded(numbers(array))));
        }
        if (value instanceof String text) {
            return cut('"' + visible(text) + '"');
        }
        if (value instanceof List<?> list) {
            return cut(list.stream().map(Plain::show).toList().toString());
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(entry -> entry.getKey() + " = " + show(entry.getValue())).sorted()
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Record record) {
            List<String> parts = new ArrayList<>();
            RecordComponent[] components = record.getClass().getRecordComponents();
            boolean named = components.length > FEW || !record.getClass().getPackageName().equals("contracts");
            for (RecordComponent component : components) {
                parts.add((named ? component.getName() + " = " : "")
                        + show(component(record, component)));
            }
            return record.getClass().getSimpleName() + "(" + String.join(", ", parts) + ")";
        }
        if (value != null && value.getClass().isArray()) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                items.add(show(Array.get(value, i)));
            }
            return cut(items.toString());
        }
        return String.valueOf(value);
    }

    private static Object[] rounded(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Shown::number).toArray();
    }

    /** Line breaks, control characters and halves of a pair as a Java source writes them. */
    private static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '\n') {
                shown.append("\\n");
            } else if (Character.isISOControl(point) || 0xD800 <= point && point <= 0xDFFF) {
                shown.append(String.format("\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONG ? text : text.substring(0, LONG) + " ... (" + text.length() + " characters)";
    }
}
