package engine.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Curves over a common x axis, such as a run's losses, with horizontal lines to compare them with, such as the losses
 * of simpler models. The colours are Okabe and Ito's, which colour-blind eyes tell apart.
 *
 * <pre>{@code
 * String svg = LinePlot.of("Loss", "step", "nats per token")
 *         .with("training", steps, losses).level("uniform", Math.log(65)).svg();
 * }</pre>
 */
public record LinePlot(String title, String xLabel, String yLabel, List<Series> series, List<Level> levels,
                       boolean logX, boolean logY) {

    private static final int WIDTH = 700; // pixels
    private static final int HEIGHT = 400;
    static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");
    private static final int MOST_POINTS = 1000; // of one curve: more than the picture has columns
    private static final int DENSE = 200; // points from which a curve is drawn thin
    private static final double LABEL_HEIGHT = 0.06; // of the y axis

    /** A curve. Points that are not finite are left out. */
    public record Series(String name, double[] x, double[] y) {
        public Series {
            if (x.length != y.length) throw new IllegalArgumentException("The curve " + name + " has " + x.length
                    + " x and " + y.length + " y: give one y for each x.");
        }
    }

    /** A horizontal line with its name. */
    public record Level(String name, double y) {
    }

    /** A plot without curves yet. */
    public static LinePlot of(String title, String xLabel, String yLabel) {
        return new LinePlot(title, xLabel, yLabel, List.of(), List.of(), false, false);
    }

    public LinePlot with(String name, double[] x, double[] y) {
        return new LinePlot(title, xLabel, yLabel, joined(series, new Series(name, x, y)), levels, logX, logY);
    }

    public LinePlot level(String name, double y) {
        return new LinePlot(title, xLabel, yLabel, series, joined(levels, new Level(name, y)), logX, logY);
    }

    /** The same with a logarithmic x axis, which leaves out points at zero and below. */
    public LinePlot withLogX() {
        return new LinePlot(title, xLabel, yLabel, series, levels, true, logY);
    }

    /** The same with a logarithmic y axis, which leaves out points at zero and below. */
    public LinePlot withLogY() {
        return new LinePlot(title, xLabel, yLabel, series, levels, logX, true);
    }

    private static <T> List<T> joined(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    /** The picture: an SVG element for an HTML page, 700 pixels wide where there is room. */
    public String svg() {
        List<Series> curves = series.stream().map(this::drawable).filter(curve -> curve.x().length > 0).toList();
        List<Spec> layers = new ArrayList<>();
        List<Level> lines = levels.stream().filter(level -> isDrawable(level.y(), logY)).toList();
        if (!lines.isEmpty()) layers.add(lines(lines));
        for (Series curve : curves) layers.add(curve(thinned(curve)));
        if (!lines.isEmpty()) layers.add(names(lines, curves));
        if (layers.isEmpty()) layers.add(nothing());
        List<String> names = curves.stream().map(Series::name).toList();
        Spec colours = Spec.scale("color", "").with("values", COLOURS).with("breaks", names).with("limits", names);
        return Svg.of(title, Spec.plot(title, WIDTH, HEIGHT)
                .with("theme", new Spec().with("name", "minimal").with("legend_position", "top"))
                .with("scales", List.of(colours, axis("x", xLabel, logX), axis("y", yLabel, logY)))
                .with("layers", layers));
    }

    private static Spec axis(String aesthetic, String name, boolean log) {
        Spec axis = Spec.scale(aesthetic, name);
        return log ? axis.with("trans", "log10") : axis;
    }

    private static Spec nothing() {
        return Spec.layer("text").with("x", 0).with("y", 0).with("label", "nothing to show").with("color", "#555555");
    }

    private static Spec curve(Series curve) {
        String[] names = new String[curve.x().length];
        Arrays.fill(names, curve.name());
        return Spec.layer(names.length == 1 ? "point" : "line")
                .data("x", Spec.column(curve.x()), "y", Spec.column(curve.y()), "curve", Spec.column(names))
                .mapping("x", "x", "y", "y", "color", "curve")
                .with("size", names.length == 1 ? 3.0 : names.length < DENSE ? 1.2 : 0.6);
    }

    private Series drawable(Series curve) {
        double[][] points = new double[2][curve.x().length];
        int n = 0;
        for (int i = 0; i < curve.x().length; i++) {
            if (!isDrawable(curve.x()[i], logX) || !isDrawable(curve.y()[i], logY)) continue;
            points[0][n] = curve.x()[i];
            points[1][n++] = curve.y()[i];
        }
        return new Series(curve.name(), Arrays.copyOf(points[0], n), Arrays.copyOf(points[1], n));
    }

    private static boolean isDrawable(double value, boolean log) {
        return Double.isFinite(value) && (value > 0 || !log);
    }

    /** A long curve by the lowest and the highest point of each of its pieces: it looks the same. */
    private static Series thinned(Series curve) {
        int n = curve.x().length;
        if (n <= MOST_POINTS) return curve;
        int pieces = MOST_POINTS / 2;
        double[] x = new double[2 * pieces];
        double[] y = new double[2 * pieces];
        for (int piece = 0; piece < pieces; piece++) {
            int from = (int) ((long) n * piece / pieces);
            int to = (int) ((long) n * (piece + 1) / pieces);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                if (curve.y()[i] < curve.y()[low]) low = i;
                if (curve.y()[i] > curve.y()[high]) high = i;
            }
            int first = Math.min(low, high);
            int second = Math.max(low, high);
            x[2 * piece] = curve.x()[first];
            y[2 * piece] = curve.y()[first];
            x[2 * piece + 1] = curve.x()[second];
            y[2 * piece + 1] = curve.y()[second];
        }
        return new Series(curve.name(), x, y);
    }

    private static Spec lines(List<Level> lines) {
        return Spec.layer("hline")
                .data("y", Spec.column(lines.stream().mapToDouble(Level::y).toArray())).mapping("yintercept", "y")
                .with("color", "#888888").with("linetype", "dashed").with("size", 0.6);
    }

    /** The lines' names at their right ends, above them, moved apart where they would overlap. */
    private Spec names(List<Level> lines, List<Series> curves) {
        List<Level> rising = lines.stream().sorted(Comparator.comparingDouble(Level::y)).toList();
        double right = curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.x())).max().orElse(1);
        double[] all = DoubleStream.concat(lines.stream().mapToDouble(Level::y),
                curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.y()))).map(this::onAxis).toArray();
        double height = LABEL_HEIGHT * (DoubleStream.of(all).max().orElse(1) - DoubleStream.of(all).min().orElse(0));
        double[] y = new double[rising.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = onAxis(rising.get(i).y()) + height / 4;
            if (i > 0) y[i] = Math.max(y[i], y[i - 1] + height);
        }
        return Spec.layer("text")
                .data("y", Spec.column(DoubleStream.of(y).map(this::offAxis).toArray()),
                        "name", Spec.column(rising.stream().map(Level::name).toArray(String[]::new)))
                .mapping("y", "y", "label", "name").with("x", right)
                .with("hjust", "right").with("vjust", "bottom").with("color", "#555555").with("size", 6);
    }

    private double onAxis(double y) {
        return logY ? Math.log10(y) : y;
    }

    private double offAxis(double y) {
        return logY ? Math.pow(10, y) : y;
    }
}
