package cli.experiments;

import contracts.WordvecRecipe;
import contracts.WordvecRecipe.Run;
import contracts.WordvecRecipe.Settings;
import datasets.Stories;
import engine.metrics.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Word vectors of the embedded stories, sentence by sentence, and whether words of one role have come nearer to each
 * other than words of different roles. Nobody told the training what a role is.
 */
public final class WordvecExperiment {

    private static final int STRETCHES = 60; // of a run, each with its mean loss

    private WordvecExperiment() {}

    /**
     * What a run found.
     *
     * @param words the vocabulary
     * @param vectors one for each word
     * @param sentences learned after each stretch of the run
     * @param losses nats per pair, the mean of each stretch
     * @param before the cosines of the fresh vectors
     * @param after the cosines of the trained ones
     */
    public record Result(Settings settings, List<String> words, double[][] vectors, double[] sentences,
            double[] losses, Roles.Cosines before, Roles.Cosines after) {

        /** How much nearer words of one role are in the end: the difference of two mean cosines. */
        public double gap() {
            return after.gap();
        }

        /** The loss of who knows nothing: all scores 0. */
        double first() {
            return (settings.negatives() + 1) * Math.log(2);
        }
    }

    /** The experiment's settings. Window, negatives, threshold and least count are those of word2vec's program. */
    public static Settings settings(int passes, long seed) {
        return new Settings(5, 1e-3, 5, 5, 50, passes, 0.05, seed);
    }

    /** Trains with one side's chapter 02; some seconds. */
    public static Result run(WordvecRecipe recipe, Settings settings) {
        Run run = recipe.begin(Stories.sentences(Stories.train()), settings);
        Roles roles = Roles.ofTheStories();
        Roles.Cosines before = roles.cosines(recipe, run.words(), run.vectors());
        List<Double> sentences = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        int stretch = Math.max(1, run.steps() / STRETCHES);
        try (Progress progress = Progress.start("words, seed " + settings.seed(), "sentences", 0, run.steps())) {
            for (int done = stretch; done <= run.steps(); done += stretch) {
                losses.add(stretch(run, stretch));
                sentences.add((double) done);
                progress.update(done, String.format(Locale.ROOT, "loss %.3f", losses.get(losses.size() - 1)));
            }
        }
        for (int left = run.steps() % stretch; left > 0; left--) {
            run.step();
        }
        return new Result(settings, run.words(), run.vectors(), numbers(sentences), numbers(losses), before,
                roles.cosines(recipe, run.words(), run.vectors()));
    }

    /** The mean loss of some steps; sentences of which no pair was left do not count. */
    private static double stretch(Run run, int steps) {
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < steps; i++) {
            double loss = run.step();
            if (!Double.isNaN(loss)) {
                sum += loss;
                counted++;
            }
        }
        return sum / counted;
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(x -> x).toArray();
    }
}
