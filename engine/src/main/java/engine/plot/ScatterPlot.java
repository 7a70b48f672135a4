package engine.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Named points in a plane, in groups of a colour each, such as word vectors seen from two directions. A name stands
 * beside its point; names that would cover each other are moved apart, up and down, and their points stay.
 *
 * <p>The axes have no numbers: what such a picture tells is who is near whom.
 */
public record ScatterPlot(String title, List<Group> groups) {

    private static final int WIDTH = 700; // pixels
    private static final int HEIGHT = 620;
    private static final double LINE = 0.021; // of the plot's height, from one name to the next
    private static final double LETTER = 0.0105; // of the plot's width

    /** Points of one colour. */
    public record Group(String name, List<String> names, double[] x, double[] y) {
        public Group {
            if (names.size() != x.length || x.length != y.length) throw new IllegalArgumentException("The group " + name
                    + " has " + names.size() + " names, " + x.length + " x and " + y.length
                    + " y: give one of each for every point.");
        }
    }

    /** A point's name and where it stands. */
    private record Label(String text, String group, double x, double y) {
    }

    /** A plot without points yet. */
    public static ScatterPlot of(String title) {
        return new ScatterPlot(title, List.of());
    }

    public ScatterPlot with(String name, List<String> names, double[] x, double[] y) {
        List<Group> more = new ArrayList<>(groups);
        more.add(new Group(name, List.copyOf(names), x, y));
        return new ScatterPlot(title, List.copyOf(more));
    }

    /** The picture: an SVG element for an HTML page, 700 pixels wide where there is room. */
    public String svg() {
        List<Label> points = new ArrayList<>();
        for (Group group : groups) {
            for (int i = 0; i < group.x().length; i++) {
                if (Double.isFinite(group.x()[i]) && Double.isFinite(group.y()[i])) {
                    points.add(new Label(group.names().get(i), group.name(), group.x()[i], group.y()[i]));
                }
            }
        }
        List<String> names = groups.stream().map(Group::name).toList();
        Spec colours = Spec.scale("color", "").with("values", LinePlot.COLOURS)
                .with("breaks", names).with("limits", names);
        Spec x = Spec.scale("x", "").with("expand", List.of(0.09, 0)); // room for names at the right
        Spec texts = layer("text", apart(points)).with("hjust", "left").with("size", 5).with("show_legend", false);
        Spec hidden = new Spec().with("name", "blank").with("blank", true);
        return Svg.of(title, Spec.plot(title, WIDTH, HEIGHT)
                .with("theme", new Spec().with("name", "minimal").with("legend_position", "bottom")
                        .with("axis_text", hidden).with("panel_grid", hidden))
                .with("scales", List.of(colours, x, Spec.scale("y", "")))
                .with("layers", List.of(layer("point", points).with("size", 2.0), texts)));
    }

    private static Spec layer(String geometry, List<Label> labels) {
        return Spec.layer(geometry)
                .data("x", Spec.column(labels.stream().mapToDouble(Label::x).toArray()),
                        "y", Spec.column(labels.stream().mapToDouble(Label::y).toArray()),
                        "name", Spec.column(labels.stream().map(Label::text).toArray(String[]::new)),
                        "group", Spec.column(labels.stream().map(Label::group).toArray(String[]::new)))
                .mapping("x", "x", "y", "y", "label", "name", "color", "group");
    }

    /** From the top down: a name that would cover one that stands already goes below it. */
    private static List<Label> apart(List<Label> labels) {
        if (labels.isEmpty()) return labels;
        double line = LINE * spread(labels.stream().mapToDouble(Label::y).toArray());
        double letter = LETTER * spread(labels.stream().mapToDouble(Label::x).toArray());
        List<Label> placed = new ArrayList<>();
        for (Label label : labels.stream().sorted(Comparator.comparingDouble(Label::y).reversed()).toList()) {
            Label here = new Label(label.text(), label.group(), label.x() + 0.7 * letter, label.y());
            for (Label other : placed) { // subtle: from the top down, so one look at each is enough
                if (covers(other, here, line, letter)) {
                    here = new Label(here.text(), here.group(), here.x(), other.y() - line);
                }
            }
            placed.add(here);
            placed.sort(Comparator.comparingDouble(Label::y).reversed());
        }
        return placed;
    }

    private static boolean covers(Label a, Label b, double line, double letter) {
        return Math.abs(a.y() - b.y()) < 0.999 * line && a.x() < b.x() + letter * (b.text().length() + 1)
                && b.x() < a.x() + letter * (a.text().length() + 1);
    }

    private static double spread(double[] values) {
        return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
    }
}
