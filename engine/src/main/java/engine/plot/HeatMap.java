package engine.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A matrix as coloured cells, such as an attention map: rows from top to bottom, columns from left to right, from white
 * (the lowest value) to dark blue (the highest).
 *
 * @param rows    a name for each row, or none at all
 * @param columns a name for each column, or none at all
 * @param values  (rows, columns); a value that is not finite stays white
 */
public record HeatMap(String title, String rowsLabel, String columnsLabel, List<String> rows, List<String> columns,
                      double[][] values) {

    private static final int WIDTH = 440; // pixels
    private static final int CELLS = 300; // pixels for the longer side
    private static final int FRAME = 100; // pixels for the title, the names and the labels
    private static final int MOST_NAMES = 32; // on one axis; of more names only each second, third, ... is shown

    public HeatMap {
        int width = values.length == 0 ? 0 : values[0].length;
        for (double[] row : values) if (row.length != width) throw new IllegalArgumentException(
                "The heat map's rows have " + width + " and " + row.length + " values: give a rectangle.");
        if (width == 0) throw new IllegalArgumentException("The heat map has no values: give a matrix.");
        demandNames("rows", rows, values.length);
        demandNames("columns", columns, width);
    }

    private static void demandNames(String what, List<String> names, int count) {
        if (!names.isEmpty() && names.size() != count) throw new IllegalArgumentException("The heat map has " + count
                + " " + what + " and " + names.size() + " names for them: give as many, or none.");
    }

    /** The picture: an SVG element for an HTML page, 700 pixels wide where there is room. */
    public String svg() {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        List<Double> value = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                x.add((double) column);
                y.add((double) row);
                value.addAll(Spec.column(values[row][column]));
            }
        }
        Spec cells = Spec.layer("raster").data("x", x, "y", y, "value", value)
                .mapping("x", "x", "y", "y", "fill", "value");
        int longest = Math.max(values.length, values[0].length);
        Spec fill = Spec.scale("fill", "").with("scale_mapper_kind", "color_gradient")
                .with("low", "#ffffff").with("high", "#08306b").with("na_value", "#ffffff");
        return Svg.of(title, Spec.plot(title, WIDTH, FRAME + CELLS * values.length / longest)
                .with("coord", new Spec().with("name", "fixed").with("ratio", 1))
                .with("theme", new Spec().with("name", "minimal")
                        .with("panel_grid", new Spec().with("name", "blank").with("blank", true))
                        .with("axis_text", new Spec().with("name", "text").with("size", longest > 16 ? 9 : 12))
                        .with("axis_text_x", new Spec().with("name", "text").with("angle", 90)))
                .with("scales", List.of(fill, axis("x", columnsLabel, columns), axis("y", rowsLabel, rows)
                        .with("trans", "reverse")))
                .with("layers", List.of(cells)));
    }

    private static Spec axis(String aesthetic, String label, List<String> names) {
        Spec axis = Spec.scale(aesthetic, label).with("expand", List.of(0, 0));
        if (names.isEmpty()) return axis;
        int every = (names.size() + MOST_NAMES - 1) / MOST_NAMES;
        int[] named = IntStream.range(0, names.size()).filter(i -> i % every == 0).toArray();
        return axis.with("breaks", IntStream.of(named).asDoubleStream().boxed().toList())
                .with("labels", IntStream.of(named).mapToObj(names::get).toList());
    }
}
