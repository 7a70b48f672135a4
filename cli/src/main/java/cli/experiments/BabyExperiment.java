package cli.experiments;

import cli.train.Corpus;
import cli.train.Knobs;
import contracts.GptRecipe;
import contracts.Tokenizer;
import datasets.Baselines;
import java.util.ArrayList;
import java.util.List;
import reference.pretraining.CharTokenizer;

/**
 * nanoGPT's small recipe on the characters of a text: the preset {@code baby}, three times with another seed. The loss
 * over the whole validation part, in consecutive blocks, stands beside what counting can do.
 */
public final class BabyExperiment {

    private static final int SEEDS = 3;
    private static final int EVALUATIONS = 4;

    private BabyExperiment() {}

    /**
     * One run.
     *
     * @param training means of training losses, see {@link BareRun#smoothLosses}
     * @param evaluated the updates after which the validation loss was taken
     * @param validation those losses; the last one is the run's result
     */
    public record Curve(long seed, double[] training, double[] evaluated, double[] validation) {
        public double result() {
            return validation[validation.length - 1];
        }
    }

    /**
     * All runs.
     *
     * @param vocabulary the number of different characters
     * @param ladder what a model must beat
     */
    public record Result(int vocabulary, Baselines ladder, List<Curve> curves) {
        public double mean() {
            return curves.stream().mapToDouble(Curve::result).average().orElseThrow();
        }
    }

    /**
     * Trains with one side's chapters 04 to 06.
     *
     * @param knobs the preset {@code baby}; a test takes fewer steps
     * @param firstSeed of three in a row
     */
    public static Result run(GptRecipe recipe, Corpus corpus, Knobs knobs, long firstSeed) {
        Tokenizer characters = CharTokenizer.of(corpus.train() + corpus.validation());
        int vocabulary = characters.vocabularySize();
        int[] train = characters.encode(corpus.train());
        int[] validation = characters.encode(corpus.validation());
        corpus.requireTokens("training", train.length, knobs.whole("block"));
        corpus.requireTokens("validation", validation.length, knobs.whole("block"));
        List<Curve> curves = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
            BareRun run = new BareRun("seed " + seed, recipe, knobs.config(vocabulary), knobs.settings(seed), train);
            curves.add(curve(run, seed, knobs.whole("steps"), validation));
        }
        return new Result(vocabulary, Baselines.of(train, validation, vocabulary), curves);
    }

    private static Curve curve(BareRun run, long seed, int steps, int[] validation) {
        double[] evaluated = new double[EVALUATIONS];
        double[] losses = new double[EVALUATIONS];
        for (int i = 0; i < EVALUATIONS; i++) {
            int until = steps * (i + 1) / EVALUATIONS;
            run.trainTo(until);
            evaluated[i] = until;
            losses[i] = run.evaluate(validation);
        }
        return new Curve(seed, run.smoothLosses(), evaluated, losses);
    }
}
