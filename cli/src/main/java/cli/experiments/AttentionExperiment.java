package cli.experiments;

import contracts.AttentionRecipe;
import contracts.AttentionRecipe.Attended;
import engine.Backend;
import engine.DType;
import engine.Draws;
import engine.Parameters;
import engine.Tensor;
import engine.metrics.Progress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One attention layer learns to name the token before, and nothing but attention can help it: the tokens are drawn at
 * random. Then: what attention costs against the length of the text.
 *
 * <p>B batch, T positions, C channels, V vocabulary. One head, no MLP, no norm; Adam (Kingma and Ba 2015) in ten lines.
 */
public final class AttentionExperiment {

    private static final int B = 16;
    private static final int T = 16;
    private static final int C = 32;
    private static final int V = 12;
    private static final int STEPS = 300;
    private static final double RATE = 0.01;
    private static final int[] LENGTHS = {32, 64, 128, 256, 512, 1024};
    private static final int COST_HEADS = 4;
    private static final int COST_WIDTH = 16;
    private static final int REPEATS = 7;

    private final AttentionRecipe recipe;
    private final long seed;
    private final Backend backend = Backend.current();
    private final Parameters parameters;
    private final Tensor positions;

    /**
     * What was found.
     *
     * @param losses nats per token, before each update
     * @param before the mean attention map of 64 fresh texts before the first update, (T, T)
     * @param after the same after the last update
     * @param onPrevious how much weight a position puts on the one before it, in the mean, after training
     * @param lengths the T of the cost's figures
     * @param millis of attention forward and backward at each length, the fastest of seven runs
     */
    public record Result(double[] losses, double[][] before, double[][] after, double onPrevious, int[] lengths,
            double[] millis) {

        /** The loss of who knows nothing: ln V. */
        public double uniform() {
            return Math.log(V);
        }
    }

    private AttentionExperiment(AttentionRecipe recipe, long seed) {
        this.recipe = recipe;
        this.seed = seed;
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put("embedding", new int[] {V, C});
        shapes.put("queries", new int[] {C, C});
        shapes.put("keys", new int[] {C, C});
        shapes.put("values", new int[] {C, C});
        shapes.put("output", new int[] {C, V});
        parameters = new Parameters(backend, DType.FLOAT32, shapes, shape -> false);
        parameters.byName().forEach((name, weight) -> {
            double[] fresh = Draws.normals(seed, name, 0, weight.value().size());
            weight.assign(weight.like(Arrays.stream(fresh).map(x -> x / Math.sqrt(C)).toArray(), weight.shape()));
        });
        Tensor any = parameters.byName().get("embedding");
        positions = any.like(recipe.sinusoidalPositions(T, C).toDoubles(), T, C);
    }

    /** Trains and measures with one side's chapter 04; less than a minute. */
    public static Result run(AttentionRecipe recipe, long seed) {
        AttentionExperiment experiment = new AttentionExperiment(recipe, seed);
        double[][] before = experiment.map();
        double[] losses = experiment.train();
        double[][] after = experiment.map();
        double onPrevious = IntStream.range(1, T).mapToDouble(t -> after[t][t - 1]).average().orElseThrow();
        return new Result(losses, before, after, onPrevious, LENGTHS.clone(), experiment.cost());
    }

    // ---- learning ----------------------------------------------------------------------------------------------

    private double[] train() {
        Tensor weights = parameters.groups().get(1).weights();
        Tensor gradients = parameters.groups().get(1).gradients();
        Tensor mean = weights.like(0);
        Tensor square = weights.like(0);
        double[] losses = new double[STEPS];
        try (Progress progress = Progress.start("attention", "steps", 0, STEPS)) {
            for (int step = 1; step <= STEPS; step++) {
                try (Backend.Scope scope = backend.scope()) {
                    parameters.zeroGradients();
                    Tensor loss = loss(texts("training", step, B));
                    loss.backward();
                    mean.assign(mean.scale(0.9).add(gradients.scale(0.1)));
                    square.assign(square.scale(0.99).add(gradients.square().scale(0.01)));
                    Tensor size = square.scale(1 / (1 - Math.pow(0.99, step))).sqrt().plus(1e-8);
                    weights.assign(weights.sub(mean.scale(RATE / (1 - Math.pow(0.9, step))).div(size)));
                    losses[step - 1] = loss.item();
                }
                progress.update(step, String.format(Locale.ROOT, "loss %.3f", losses[step - 1]));
            }
        }
        return losses;
    }

    /** Random tokens, (texts, T). */
    private int[][] texts(String purpose, long step, int count) {
        double[] u = Draws.uniforms(seed, purpose, step, count * T);
        return IntStream.range(0, count).mapToObj(text -> IntStream.range(0, T)
                .map(t -> (int) (u[text * T + t] * V)).toArray()).toArray(int[][]::new);
    }

    /** From position 1 on, the answer is the token before. */
    private Tensor loss(int[][] texts) {
        Tensor logits = attend(texts).output() // (B, 1, T, C)
                .reshape(texts.length, T, C).slice(1, 1, T) // (B, T - 1, C)
                .reshape(-1, C).matmul(parameters.byName().get("output")); // (B (T - 1), V)
        int[] before = Arrays.stream(texts).flatMapToInt(text -> Arrays.stream(text, 0, T - 1)).toArray();
        return logits.logSoftmax().pick(before).mean().scale(-1);
    }

    private Attended attend(int[][] texts) {
        int[] ids = Arrays.stream(texts).flatMapToInt(Arrays::stream).toArray();
        Tensor x = parameters.byName().get("embedding").rows(ids).reshape(texts.length, T, C).add(positions);
        return recipe.attend(head(x, "queries"), head(x, "keys"), head(x, "values"), recipe.causalMask(T));
    }

    private Tensor head(Tensor x, String weight) {
        return x.matmul(parameters.byName().get(weight)).reshape(x.dim(0), 1, T, C); // (B, 1, T, C)
    }

    /** The weights of 64 texts that nobody trained on, in the mean. */
    private double[][] map() {
        double[][] map = new double[T][T];
        try (Backend.Scope scope = backend.scope()) {
            double[] weights = attend(texts("map", 0, 64)).weights().detach().mean(0).toDoubles(); // (1, 1, T, T)
            Arrays.setAll(map, t -> Arrays.copyOfRange(weights, t * T, (t + 1) * T));
        }
        return map;
    }

    // ---- the cost ----------------------------------------------------------------------------------------------

    private double[] cost() {
        double[] millis = new double[LENGTHS.length];
        try (Progress progress = Progress.start("cost", "lengths", 0, LENGTHS.length)) {
            for (int i = 0; i < LENGTHS.length; i++) {
                int length = LENGTHS[i];
                once(length); // warms Java up
                millis[i] = IntStream.range(0, REPEATS).mapToDouble(run -> once(length)).min().orElseThrow();
                progress.update(i + 1, length + " positions");
            }
        }
        return millis;
    }

    /** Milliseconds of one attention, forward and backward. */
    private double once(int length) {
        try (Backend.Scope scope = backend.scope()) {
            Tensor q = normal("q", length);
            Tensor k = normal("k", length);
            Tensor v = normal("v", length);
            Tensor mask = recipe.causalMask(length);
            long start = System.nanoTime();
            recipe.attend(q, k, v, mask).output().sum().backward();
            q.grad().toDoubles();
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private Tensor normal(String name, int length) {
        double[] numbers = Draws.normals(seed, name, length, COST_HEADS * length * COST_WIDTH);
        return Tensor.parameter(backend, backend.of(DType.FLOAT32, numbers, 1, COST_HEADS, length, COST_WIDTH));
    }
}
