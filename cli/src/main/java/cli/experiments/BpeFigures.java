package cli.experiments;

import cli.LifeSign;
import contracts.BpeRecipe;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.util.LinkedHashMap;
import java.util.Map;

/** Chapter 01's experiment as a page: {@link BpeExperiment}. Its texts are fixed, so the seed changes nothing. */
record BpeFigures() implements Experiment {

    @Override
    public String name() {
        return "bpe";
    }

    @Override
    public String question() {
        return "How many bytes does a token hold, in English and in Chinese, against the vocabulary's size?";
    }

    @Override
    public Outcome run(Recipes recipes, long seed) {
        BpeExperiment.Result found = measured(recipes.of(BpeRecipe.class));
        LinePlot plot = LinePlot.of("Bytes per token", "vocabulary", "bytes per token").withLogX();
        Map<String, Object> curves = new LinkedHashMap<>();
        for (LinePlot.Series curve : found.curves()) {
            plot = plot.with(curve.name(), curve.x(), curve.y());
            curves.put(curve.name(), curve.y());
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("vocabulary", found.sizes());
        figures.put("bytes_per_token", curves);
        HtmlReport page = new HtmlReport("What a token holds")
                .text("Each vocabulary is learned from one text and measured on another of the same kind. The third "
                        + "curve encodes Chinese with the merges learned from English. A Chinese character takes three "
                        + "bytes, so three bytes a token is one token a character.")
                .picture(plot.svg(), "Bytes per token against the vocabulary's size.")
                .sample(found.table(), "");
        return new Outcome(found.table().stripTrailing(), figures, page);
    }

    private static BpeExperiment.Result measured(BpeRecipe recipe) {
        try (LifeSign life = LifeSign.of("learning merges")) {
            return BpeExperiment.run(recipe);
        }
    }
}
