package engine.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Named figures as horizontal bars, from top to bottom in the order given, each with its figure behind it.
 *
 * @param label  what the bars' length measures, with its unit
 * @param names  each bar's name, all different
 * @param values each bar's length
 */
public record BarPlot(String title, String label, List<String> names, double[] values) {

    private static final int WIDTH = 700; // pixels
    private static final int BAR = 34; // pixels from one bar to the next
    private static final int FRAME = 110; // pixels for the title and the axis

    public BarPlot {
        if (names.size() != values.length || names.isEmpty()) throw new IllegalArgumentException("The bar plot has "
                + values.length + " values and " + names.size() + " names: give one name for each value.");
        if (names.stream().distinct().count() != names.size()) throw new IllegalArgumentException(
                "The bar plot has two bars of one name in " + names + ": give each its own.");
    }

    /** The picture: an SVG element for an HTML page, 700 pixels wide where there is room. */
    public String svg() {
        List<String> upwards = new ArrayList<>(names);
        Collections.reverse(upwards);
        List<Double> lengths = Spec.column(values);
        List<String> figures = Arrays.stream(values).mapToObj(BarPlot::figure).toList();
        Spec bars = Spec.layer("bar").data("name", names, "value", lengths).mapping("y", "name", "x", "value")
                .with("stat", "identity").with("orientation", "y").with("fill", "#0072B2").with("width", 0.7);
        Spec numbers = Spec.layer("text").data("name", names, "value", lengths, "figure", figures)
                .mapping("y", "name", "x", "value", "label", "figure")
                .with("hjust", "left").with("color", "#333333").with("size", 6);
        return Svg.of(title, Spec.plot(title, WIDTH, FRAME + BAR * names.size())
                .with("theme", new Spec().with("name", "minimal").with("legend_position", "none"))
                .with("scales", List.of(
                        Spec.scale("x", label).with("expand", List.of(0.12, 0)),
                        Spec.scale("y", "").with("discrete", true).with("limits", upwards)))
                .with("layers", List.of(bars, numbers)));
    }

    /** Three or four digits, thousands set apart. */
    private static String figure(double value) {
        double size = Math.abs(value);
        String form = value == Math.rint(value) || size >= 1000 ? "%,.0f" : size >= 10 ? "%.1f" : "%.3f";
        return "\u00a0" + String.format(Locale.ROOT, form, value);
    }
}
