package engine.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A function of the plane as colours, orange where it is low and blue where it is high, with points on it: what a
 * classifier says everywhere, and what it was taught.
 *
 * @param x      the columns of the grid, rising in equal steps
 * @param y      the rows of the grid, rising in equal steps
 * @param values (y, x), from 0 to 1
 * @param groups points, by name; the first is orange, the second blue
 */
public record FieldPlot(String title, double[] x, double[] y, double[][] values, List<Group> groups) {

    private static final int WIDTH = 560; // pixels
    private static final int HEIGHT = 350;

    /** Points with one name. */
    public record Group(String name, double[] x, double[] y) {
    }

    public FieldPlot {
        if (values.length != y.length) throw new IllegalArgumentException("The field has " + values.length
                + " rows and " + y.length + " y: give as many.");
        for (double[] row : values) if (row.length != x.length) throw new IllegalArgumentException("The field has a "
                + "row of " + row.length + " values and " + x.length + " x: give as many.");
        groups = List.copyOf(groups);
    }

    /** The picture: an SVG element for an HTML page. */
    public String svg() {
        List<Double> columns = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                columns.add(x[j]);
                rows.add(y[i]);
                heights.addAll(Spec.column(values[i][j]));
            }
        }
        List<Spec> layers = new ArrayList<>();
        layers.add(Spec.layer("raster").data("x", columns, "y", rows, "value", heights)
                .mapping("x", "x", "y", "y", "fill", "value"));
        for (Group group : groups) {
            String[] names = new String[group.x().length];
            Arrays.fill(names, group.name());
            layers.add(Spec.layer("point")
                    .data("x", Spec.column(group.x()), "y", Spec.column(group.y()), "group", Spec.column(names))
                    .mapping("x", "x", "y", "y", "color", "group").with("size", 2.2));
        }
        List<String> names = groups.stream().map(Group::name).toList();
        Spec fill = Spec.scale("fill", "").with("scale_mapper_kind", "color_gradient2").with("midpoint", 0.5)
                .with("low", "#F4B183").with("mid", "#FFFFFF").with("high", "#8DB8E2")
                .with("limits", List.of(0.0, 1.0));
        Spec colours = Spec.scale("color", "").with("values", List.of("#B45309", "#0B4F8A"))
                .with("breaks", names).with("limits", names);
        return Svg.of(title, Spec.plot(title, WIDTH, HEIGHT)
                .with("coord", new Spec().with("name", "fixed").with("ratio", 1))
                .with("theme", new Spec().with("name", "minimal"))
                .with("scales", List.of(fill, colours, axis("x"), axis("y")))
                .with("layers", layers));
    }

    private static Spec axis(String aesthetic) {
        return Spec.scale(aesthetic, aesthetic).with("expand", List.of(0, 0));
    }
}
