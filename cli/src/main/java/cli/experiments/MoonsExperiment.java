package cli.experiments;

import contracts.AutogradContract.Node;
import contracts.AutogradRecipe;
import datasets.Moons;
import engine.Draws;
import engine.metrics.Progress;
import engine.plot.FieldPlot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A network whose every weight is a scalar learns to tell two half moons apart: gradient descent on small batches with
 * a falling rate, then a look at what it says everywhere in the plane.
 */
public final class MoonsExperiment {

    private static final int TRAIN = 200;
    private static final int TEST = 1000;
    private static final double NOISE = 0.15;
    private static final int HIDDEN = 8;
    private static final int STEPS = 400;
    private static final int BATCH = 40;
    private static final double RATE = 1.0;
    private static final int COLUMNS = 80;
    private static final int ROWS = 54;

    private MoonsExperiment() {}

    /**
     * What was found.
     *
     * @param losses nats per point, of each batch before its update
     * @param trained the share of the 200 points that it tells right
     * @param tested the share of 1000 fresh ones
     * @param boundary the picture of what it says everywhere
     * @param graph the picture of a small graph, walked back
     */
    public record Result(double[] losses, int parameters, double trained, double tested, double seconds,
            String boundary, String graph) {

        /** The mean over the last 50 batches. */
        public double lastLoss() {
            return Arrays.stream(losses, losses.length - 50, losses.length).average().orElseThrow();
        }
    }

    /** Trains with one side's chapter 03; a few seconds. */
    public static Result run(AutogradRecipe recipe, long seed) {
        Moons train = Moons.of(TRAIN, NOISE, seed);
        Moons test = Moons.of(TEST, NOISE, seed + 1_000_003);
        AutogradRecipe.Classifier network = recipe.classifier(HIDDEN, seed);
        long start = System.nanoTime();
        double[] losses = new double[STEPS];
        try (Progress progress = Progress.start("moons", "steps", 0, STEPS)) {
            for (int step = 0; step < STEPS; step++) {
                int[] chosen = Arrays.stream(Draws.uniforms(seed, "moons batch", step, BATCH))
                        .mapToInt(u -> (int) (u * TRAIN)).toArray();
                double[][] points = Arrays.stream(chosen).mapToObj(i -> train.points()[i]).toArray(double[][]::new);
                int[] labels = Arrays.stream(chosen).map(i -> train.labels()[i]).toArray();
                losses[step] = network.step(points, labels, RATE * (1 - 0.9 * step / STEPS));
                progress.update(step + 1, String.format(Locale.ROOT, "loss %.3f", losses[step]));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(losses, network.parameters(), right(network, train), right(network, test), seconds,
                boundary(network, train), graph(recipe));
    }

    /** The share of points on the right side of the boundary. */
    private static double right(AutogradRecipe.Classifier network, Moons moons) {
        return IntStream.range(0, moons.size())
                .filter(i -> network.score(moons.points()[i]) * moons.labels()[i] > 0).count() / (double) moons.size();
    }

    private static String boundary(AutogradRecipe.Classifier network, Moons moons) {
        double[] x = grid(-1.6, 2.6, COLUMNS);
        double[] y = grid(-1.2, 1.7, ROWS);
        double[][] upper = new double[ROWS][COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double score = network.score(new double[] {x[column], y[row]});
                upper[row][column] = 1 / (1 + Math.exp(-score));
            }
        }
        return new FieldPlot("What the network says", x, y, upper,
                List.of(group("lower moon", moons, -1), group("upper moon", moons, 1))).svg();
    }

    private static double[] grid(double from, double to, int steps) {
        return IntStream.range(0, steps).mapToDouble(i -> from + (to - from) * i / (steps - 1)).toArray();
    }

    private static FieldPlot.Group group(String name, Moons moons, int label) {
        int[] of = IntStream.range(0, moons.size()).filter(i -> moons.labels()[i] == label).toArray();
        return new FieldPlot.Group(name, Arrays.stream(of).mapToDouble(i -> moons.points()[i][0]).toArray(),
                Arrays.stream(of).mapToDouble(i -> moons.points()[i][1]).toArray());
    }

    /** The lesson's picture: y = (a b + c) a. */
    private static String graph(AutogradRecipe recipe) {
        List<Node> nodes = List.of(new Node("input", List.of(), 2), new Node("input", List.of(), -3),
                new Node("input", List.of(), 10), new Node("mul", List.of(0, 1), 0), new Node("add", List.of(3, 2), 0),
                new Node("mul", List.of(4, 0), 0));
        return recipe.picture("The graph of y = (a b + c) a", nodes, List.of("a", "b", "c", "p", "s", "y"));
    }
}
