package cli.experiments;

import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.TrainingSettings;
import engine.Backend;
import engine.DType;
import engine.Draws;
import engine.Tensor;
import engine.metrics.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where a GPT's parameters and its work are: by formula for each part, against width, depth and length; then small
 * models of one side run forward, and the clock is held against the formula.
 *
 * <p>V vocabulary, C channels, L layers, T positions of the text. A product of (m, k) and (k, n) counts as 2mkn
 * floating-point operations; norms, softmax and GELU, which are few, are not counted.
 */
public final class TransformerExperiment {

    /** GPT-2 small. */
    static final GptConfig GPT_2 = new GptConfig(50_257, 1024, 768, 12, 12, 0.1, 1e-5);

    private static final int[] WIDTHS = {64, 128, 256, 512, 768, 1024, 1600, 2048, 4096};
    private static final int[] DEPTHS = {1, 2, 4, 8, 12, 24, 48, 96};
    private static final int[] LENGTHS = {64, 256, 1024, 2048, 4096, 8192, 16_384, 32_768};
    private static final int[][] MEASURED = {{32, 4}, {64, 4}, {128, 1}, {128, 4}, {128, 8}, {256, 4}}; // C, L
    private static final int B = 4;
    private static final int T = 64;
    private static final int REPEATS = 5;

    private TransformerExperiment() {}

    /**
     * One part of a GPT.
     *
     * @param parameters how many numbers it learns
     * @param work floating-point operations for one token, forward
     */
    public record Part(String name, long parameters, double work) {}

    /**
     * The parts of models that differ in one measure.
     *
     * @param values the measure
     * @param parts for each value, the parts in one order
     */
    public record Sweep(int[] values, List<List<Part>> parts) {

        static Sweep of(int[] values, java.util.function.IntFunction<List<Part>> parts) {
            return new Sweep(values.clone(), IntStream.of(values).mapToObj(parts).toList());
        }
    }

    /** A model that ran: its width and depth, operations by formula, and milliseconds of the fastest of five runs. */
    public record Measured(int channels, int layers, double operations, double millis) {

        /** Operations in a second, in thousands of millions. */
        public double gigaflops() {
            return operations / millis / 1e6;
        }
    }

    /** Width at 12 layers, depth at 768 channels, length with GPT-2 small, and what was measured. */
    public record Result(Sweep width, Sweep depth, Sweep length, List<Measured> measured) {}

    /** Counts, then measures one side's models; some seconds. */
    public static Result run(GptRecipe recipe, long seed) {
        Sweep width = Sweep.of(WIDTHS, c -> parts(sized(c, GPT_2.layers()), GPT_2.context()));
        Sweep depth = Sweep.of(DEPTHS, l -> parts(sized(GPT_2.channels(), l), GPT_2.context()));
        Sweep length = Sweep.of(LENGTHS, t -> parts(GPT_2, t));
        return new Result(width, depth, length, measure(recipe, seed));
    }

    private static GptConfig sized(int channels, int layers) {
        return new GptConfig(GPT_2.vocabulary(), GPT_2.context(), channels, layers, 1, 0, 1e-5);
    }

    /**
     * The parts of a model that reads a text of so many tokens. "tokens" is the tied matrix, which embeds and gives the
     * logits; "attention" its matrices, "scores" its products of queries, keys and values, which have no parameters.
     */
    static List<Part> parts(GptConfig config, int length) {
        long c = config.channels();
        long l = config.layers();
        long tokens = config.vocabulary() * c;
        return List.of(
                new Part("tokens", tokens, 2.0 * tokens),
                new Part("positions", config.context() * c, 0),
                new Part("attention", l * (4 * c * c + 4 * c), 8.0 * l * c * c),
                new Part("scores", 0, 4.0 * l * length * c),
                new Part("MLP", l * (8 * c * c + 5 * c), 16.0 * l * c * c),
                new Part("norms", (2 * l + 1) * 2 * c, 0));
    }

    // ---- the clock ---------------------------------------------------------------------------------------------

    private static List<Measured> measure(GptRecipe recipe, long seed) {
        try (Progress progress = Progress.start("forward", "models", 0, MEASURED.length)) {
            return IntStream.range(0, MEASURED.length).mapToObj(i -> {
                GptConfig config = new GptConfig(65, T, MEASURED[i][0], MEASURED[i][1], 4, 0, 1e-5);
                Measured measured = new Measured(config.channels(), config.layers(),
                        B * T * parts(config, T).stream().mapToDouble(Part::work).sum(), millis(recipe, config, seed));
                progress.update(i + 1, config.channels() + " channels, " + config.layers() + " layers");
                return measured;
            }).toList();
        }
    }

    /** Milliseconds of one forward pass of B texts, the fastest of several. */
    private static double millis(GptRecipe recipe, GptConfig config, long seed) {
        TrainingSettings any = new TrainingSettings(1, 1, T, 1, 0, 0, 0, 0.9, 0.99, 1e-8, 0, 0, seed);
        int[] text = tokens(config, seed, T + 1);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        recipe.begin(config, any, text, DType.FLOAT32).weights()
                .forEach((name, weight) -> weights.put(name, weight.detach()));
        GptRecipe.Model model = recipe.model(config, weights);
        int[][] ids = IntStream.range(0, B).mapToObj(b -> tokens(config, seed + b, T)).toArray(int[][]::new);
        once(model, ids); // warms Java up
        return IntStream.range(0, REPEATS).mapToDouble(run -> once(model, ids)).min().orElseThrow();
    }

    private static double once(GptRecipe.Model model, int[][] ids) {
        try (Backend.Scope scope = Backend.current().scope()) {
            long start = System.nanoTime();
            model.logits(ids).toDoubles();
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static int[] tokens(GptConfig config, long seed, int count) {
        double[] u = Draws.uniforms(seed, "text", 0, count);
        return IntStream.range(0, count).map(i -> (int) (u[i] * config.vocabulary())).toArray();
    }
}
