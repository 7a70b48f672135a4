package checks;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Plain values as lines for a learner's eye: arrays with their shape and in aligned rows, long ones cut. Numbers have
 * six digits; where two differ further behind, the sentence that names the difference shows all.
 */
final class Shown {

    private static final int NUMBERS = 64;
    private static final int COLUMNS = 8;
    private static final int LINES = 16;

    private Shown() {}

    /** {@code name = value}, over several lines where the value is an array of several rows. */
    static List<String> lines(String name, Object value) {
        List<String> lines = new ArrayList<>();
        add(lines, name, value);
        if (lines.size() <= LINES) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, LINES));
        int more = lines.size() - LINES;
        cut.add("... and " + more + (more == 1 ? " line more" : " lines more"));
        return cut;
    }

    private static void add(List<String> lines, String name, Object value) {
        if (value instanceof INDArray array) {
            addRows(lines, name, array.shape(), Plain.numbers(array));
        } else if (value instanceof double[][] rows && rectangular(rows)) {
            addRows(lines, name, new long[] {rows.length, rows[0].length},
                    Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
        } else if (value instanceof double[] numbers) {
            addRows(lines, name, new long[] {numbers.length}, numbers);
        } else if (value instanceof Map<?, ?> map && map.values().stream().anyMatch(Shown::manyNumbers)) {
            Map<String, Object> sorted = new TreeMap<>(); // so two maps stand in one order, and in the same every time
            map.forEach((key, item) -> sorted.put(Plain.show(key), item));
            sorted.forEach((key, item) -> add(lines, name + "[" + key + "]", item));
        } else if (value instanceof Record record && hasArray(record)) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                add(lines, name + "." + component.getName(), Plain.component(record, component));
            }
        } else {
            lines.add(name + " = " + Plain.show(value));
        }
    }

    private static boolean rectangular(double[][] rows) {
        return rows.length > 0 && rows[0].length > 0
                && Arrays.stream(rows).allMatch(row -> row.length == rows[0].length);
    }

    private static boolean manyNumbers(Object value) {
        return value instanceof INDArray || value instanceof double[] || value instanceof double[][];
    }

    private static boolean hasArray(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .anyMatch(component -> manyNumbers(Plain.component(record, component)));
    }

    private static void addRows(List<String> lines, String name, long[] shape, double[] numbers) {
        int columns = shape.length == 0 ? 1 : (int) shape[shape.length - 1];
        int rows = columns == 0 ? 0 : numbers.length / columns;
        int shownRows = numbers.length <= NUMBERS ? rows : 1; // of a long array its beginning
        int shownColumns = Math.min(columns, COLUMNS);
        String[][] cells = new String[shownRows][shownColumns];
        int width = 0;
        for (int i = 0; i < shownRows; i++) {
            for (int j = 0; j < shownColumns; j++) {
                cells[i][j] = number(numbers[i * columns + j]);
                width = Math.max(width, cells[i][j].length());
            }
        }
        String more = shownColumns < columns ? " ..." : "";
        if (shownRows <= 1) {
            lines.add(name + " = " + shape(shape) + " [" + String.join(" ", rows == 0 ? new String[0] : cells[0])
                    + more + "]" + (shownRows < rows ? " and " + (rows - 1)
                    + (rows == 2 ? " row more" : " rows more") : ""));
            return;
        }
        lines.add(name + " = " + shape(shape));
        int block = shape.length > 2 ? (int) shape[shape.length - 2] : rows;
        for (int i = 0; i < shownRows; i++) {
            StringBuilder row = new StringBuilder("  ");
            for (String cell : cells[i]) {
                row.append(" ".repeat(width - cell.length() + 1)).append(cell);
            }
            String where = block < rows && i % block == 0 ? "   from " + position(i * columns, shape) : "";
            lines.add(row + more + where);
        }
    }

    /** {@code (2, 3)}. */
    static String shape(long[] shape) {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }

    /** Where the number stands that is the i-th in row-major order. */
    static String position(int i, long[] shape) {
        long[] position = new long[shape.length];
        for (int axis = shape.length - 1, rest = i; axis >= 0; rest /= (int) shape[axis--]) {
            position[axis] = rest % shape[axis];
        }
        return shape(position);
    }

    /** Six digits and no more zeros than needed. */
    static String number(double x) {
        if (x == Math.rint(x) && Math.abs(x) < 1e6) {
            return Long.toString((long) x);
        }
        String text = String.format(Locale.ROOT, "%.6g", x);
        if (!Double.isFinite(x) || text.contains("e")) {
            return text.replaceFirst("\\.?0+e", "e");
        }
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
