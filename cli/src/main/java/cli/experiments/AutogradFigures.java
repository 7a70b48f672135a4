package cli.experiments;

import contracts.AutogradRecipe;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Chapter 03's second experiment as a page: {@link AutogradExperiment}. */
record AutogradFigures() implements Experiment {

    @Override
    public String name() {
        return "autograd";
    }

    @Override
    public String question() {
        return "Does a language model learn from gradients that are all written by hand?";
    }

    @Override
    public Outcome run(Recipes recipes, long seed) {
        AutogradExperiment.Result found = AutogradExperiment.run(recipes.of(AutogradRecipe.class), seed);
        double[] losses = found.losses();
        String summary = String.format(Locale.ROOT, "In %d updates the validation loss fell from %.2f to %.2f nats per "
                + "character (uniform %.2f, unigram %.2f, bigram %.2f); the engine's tape gives the same losses within "
                + "%.0e.", losses.length, found.before(), found.after(), found.ladder().uniform(),
                found.ladder().unigram(), found.ladder().bigram(), found.apart());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("losses", losses);
        figures.put("losses_engine", found.twin());
        figures.put("apart", found.apart());
        figures.put("vocabulary", found.vocabulary());
        figures.put("loss_before", found.before());
        figures.put("loss_after", found.after());
        figures.put("uniform", found.ladder().uniform());
        figures.put("unigram", found.ladder().unigram());
        figures.put("bigram", found.ladder().bigram());
        double[] steps = IntStream.rangeClosed(1, losses.length).asDoubleStream().toArray();
        HtmlReport page = new HtmlReport("A language model by hand")
                .section("The loss")
                .text("The model predicts a character of the stories from the eight before it: embedding, layer norm, "
                        + "linear, GELU, linear, softmax with cross entropy. Every gradient is this chapter's, and no "
                        + "tape is used.\n\n" + summary)
                .picture(LinePlot.of("Loss", "update", "nats per character")
                        .with("by hand", steps, losses).with("the engine's tape", steps, found.twin())
                        .level("uniform", found.ladder().uniform()).level("unigram", found.ladder().unigram())
                        .level("bigram", found.ladder().bigram()).svg(),
                        "Batches of 64 contexts. Both curves lie on each other: the same weights, the same batches, "
                        + "gradients by hand and by the tape.");
        return new Outcome(summary, figures, page);
    }
}
