package engine.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a plot's description, as lets-plot takes it: names and numbers, strings, lists or further parts. The words
 * are those of ggplot2 (Wickham, "A Layered Grammar of Graphics", 2010): layers of geometries, scales, a theme.
 */
final class Spec {

    private final Map<String, Object> entries = new LinkedHashMap<>();

    /** A plot without layers; its size is in pixels. */
    static Spec plot(String title, int width, int height) {
        return new Spec().with("kind", "plot")
                .with("ggtitle", new Spec().with("text", title))
                .with("ggsize", new Spec().with("width", width).with("height", height));
    }

    static Spec layer(String geometry) {
        return new Spec().with("geom", geometry);
    }

    static Spec scale(String aesthetic, String name) {
        return new Spec().with("aesthetic", aesthetic).with("name", name);
    }

    Spec with(String name, Object value) {
        entries.put(name, value);
        return this;
    }

    /** The columns of a table, by name. */
    Spec data(String name, List<?> column, Object... more) {
        Spec table = new Spec().with(name, column);
        for (int i = 0; i < more.length; i += 2) table.with((String) more[i], more[i + 1]);
        return with("data", table);
    }

    /** Which aesthetic shows which column: aesthetic, column, aesthetic, column, ... */
    Spec mapping(String... aestheticsAndColumns) {
        Spec mapping = new Spec();
        for (int i = 0; i < aestheticsAndColumns.length; i += 2) {
            mapping.with(aestheticsAndColumns[i], aestheticsAndColumns[i + 1]);
        }
        return with("mapping", mapping);
    }

    /** A column of numbers; one that is not finite is left open. */
    static List<Double> column(double... values) {
        List<Double> column = new ArrayList<>();
        for (double value : values) column.add(Double.isFinite(value) ? (Double) value : null);
        return column;
    }

    static List<String> column(String... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    /** The description as maps and lists that the library may change. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static Object plain(Object value) {
        if (value instanceof Spec spec) return spec.toMap();
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (Object element : list) copy.add(plain(element));
            return copy;
        }
        return value instanceof String text ? Xml.printable(text) : value;
    }
}
