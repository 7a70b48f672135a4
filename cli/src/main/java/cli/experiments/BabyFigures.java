package cli.experiments;

import cli.train.Corpus;
import cli.train.Knobs;
import contracts.GptRecipe;
import datasets.Stories;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Chapter 06's first experiment as a page: {@link BabyExperiment}.
 *
 * @param data {@code embedded}, or a text file such as tiny Shakespeare
 */
record BabyFigures(String data) implements Experiment {

    @Override
    public String name() {
        return "baby";
    }

    @Override
    public String question() {
        return "How far does a small GPT get in 2000 steps, and how much do seeds differ? (--data FILE; ten minutes)";
    }

    @Override
    public Experiment on(String text) {
        return new BabyFigures(text);
    }

    @Override
    public Outcome run(Recipes recipes, long seed) throws IOException {
        Knobs knobs = Knobs.preset("baby");
        return outcome(BabyExperiment.run(recipes.of(GptRecipe.class), Corpus.of(data), knobs, seed), knobs);
    }

    Outcome outcome(BabyExperiment.Result found, Knobs knobs) {
        String summary = String.format(Locale.ROOT, "After %d steps the validation loss is %.3f nats per character in "
                + "the mean of %d seeds (bigram: %.3f, uniform: %.3f).", knobs.whole("steps"), found.mean(),
                found.curves().size(), found.ladder().bigram(), found.ladder().uniform());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("data", data);
        figures.put("settings", knobs.values());
        figures.put("vocabulary", found.vocabulary());
        figures.put("uniform", found.ladder().uniform());
        figures.put("unigram", found.ladder().unigram());
        figures.put("bigram", found.ladder().bigram());
        if (embedded()) {
            figures.put("floor", Stories.floor());
        }
        figures.put("mean", found.mean());
        figures.put("runs", found.curves());
        return new Outcome(summary, figures, page(found, summary));
    }

    private boolean embedded() {
        return data.equals("embedded");
    }

    private HtmlReport page(BabyExperiment.Result found, String summary) {
        LinePlot training = LinePlot.of("Training", "update", "nats per character")
                .level("uniform, ln " + found.vocabulary(), found.ladder().uniform())
                .level("unigram", found.ladder().unigram()).level("bigram", found.ladder().bigram());
        LinePlot validation = LinePlot.of("Validation", "update", "nats per character");
        if (embedded()) {
            training = training.level("floor", Stories.floor());
        }
        List<List<String>> rows = new ArrayList<>();
        for (BabyExperiment.Curve curve : found.curves()) {
            String seed = "seed " + curve.seed();
            training = training.with(seed, BareRun.stepsOf(curve.training()), curve.training());
            validation = validation.with(seed, curve.evaluated(), curve.validation());
            rows.add(List.of(seed, String.format(Locale.ROOT, "%.4f", curve.result()),
                    String.format(Locale.ROOT, "%.2f", Math.exp(curve.result()))));
        }
        return new HtmlReport("A small GPT learns characters")
                .text(summary)
                .picture(training.svg(), "Means over " + BareRun.SMOOTHING + " updates, and what counting can do.")
                .picture(validation.svg(), "Over the whole validation part, in consecutive blocks.")
                .table(List.of("run", "validation loss", "perplexity"), rows)
                .text("nanoGPT's recipe of this size, in PyTorch and measured this way on tiny Shakespeare, gave 1.880, "
                        + "1.898, 1.900, 1.902 and 1.913 over five seeds. A gain smaller than that spread is no gain.");
    }
}
