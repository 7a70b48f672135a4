package cli.experiments;

import cli.LifeSign;
import contracts.AutogradRecipe;
import datasets.Baselines;
import datasets.Stories;
import engine.Draws;
import engine.metrics.Progress;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A small language model whose every gradient is written by hand, on the embedded stories, character by character; and
 * its twin on the engine's tape, on the same batches from the same weights. Plain gradient descent.
 */
public final class AutogradExperiment {

    private static final int CONTEXT = 8;
    private static final int CHANNELS = 16;
    private static final int HIDDEN = 128;
    private static final int STEPS = 200;
    private static final int BATCH = 64;
    private static final double RATE = 0.5;
    private static final int VALIDATED = 2000;

    private AutogradExperiment() {}

    /**
     * What was found, all losses in nats per character.
     *
     * @param losses of each batch before its update
     * @param twin the same by the engine's tape
     * @param before over 2000 places of the validation text, before the first update
     * @param after the same after the last
     * @param ladder what counting characters can do
     */
    public record Result(int vocabulary, double[] losses, double[] twin, double before, double after,
            Baselines ladder) {

        /** The largest distance between both curves. */
        public double apart() {
            return IntStream.range(0, losses.length).mapToDouble(i -> Math.abs(losses[i] - twin[i])).max().orElse(0);
        }
    }

    /** Trains with one side's chapter 03; less than a minute. */
    public static Result run(AutogradRecipe recipe, long seed) {
        String alphabet = Stories.train().chars().distinct().sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        int[] train = ids(Stories.train(), alphabet);
        int[] validation = ids(Stories.validation(), alphabet);
        Baselines ladder = during("counting", () -> Baselines.of(train, validation, alphabet.length()));
        AutogradRecipe.LanguageModel model =
                recipe.languageModel(alphabet.length(), CONTEXT, CHANNELS, HIDDEN, seed);
        EngineTwin engine = new EngineTwin(model.weights());
        int[] places = places(validation, seed, "validation", 0, VALIDATED);
        double before = during("evaluating", () -> loss(model, validation, places));
        double[] losses = new double[STEPS];
        double[] twin = new double[STEPS];
        try (Progress progress = Progress.start("autograd", "steps", 0, STEPS)) {
            for (int step = 0; step < STEPS; step++) {
                int[] chosen = places(train, seed, "batch", step, BATCH);
                losses[step] = model.step(contexts(train, chosen), targets(train, chosen), RATE);
                twin[step] = engine.step(contexts(train, chosen), targets(train, chosen), RATE);
                progress.update(step + 1, String.format(Locale.ROOT, "loss %.3f", losses[step]));
            }
        }
        double after = during("evaluating", () -> loss(model, validation, places));
        return new Result(alphabet.length(), losses, twin, before, after, ladder);
    }

    private static double loss(AutogradRecipe.LanguageModel model, int[] text, int[] places) {
        return model.loss(contexts(text, places), targets(text, places));
    }

    private static <T> T during(String what, Supplier<T> work) {
        try (var life = LifeSign.of(what)) {
            return work.get();
        }
    }

    private static int[] ids(String text, String alphabet) {
        return text.chars().map(alphabet::indexOf).toArray();
    }

    /** Where random contexts begin. */
    private static int[] places(int[] text, long seed, String purpose, int step, int count) {
        return Arrays.stream(Draws.uniforms(seed, "autograd " + purpose, step, count))
                .mapToInt(u -> (int) (u * (text.length - CONTEXT))).toArray();
    }

    private static int[][] contexts(int[] text, int[] places) {
        return Arrays.stream(places).mapToObj(at -> Arrays.copyOfRange(text, at, at + CONTEXT)).toArray(int[][]::new);
    }

    private static int[] targets(int[] text, int[] places) {
        return Arrays.stream(places).map(at -> text[at + CONTEXT]).toArray();
    }
}
