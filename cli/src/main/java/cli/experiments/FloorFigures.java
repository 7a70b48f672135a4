package cli.experiments;

import cli.train.Knobs;
import contracts.GptRecipe;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Chapter 06's second experiment as a page: {@link FloorExperiment}. */
record FloorFigures() implements Experiment {

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public String question() {
        return "How near does a GPT come to the exact entropy of the stories, with short blocks and with long ones?";
    }

    @Override
    public Outcome run(Recipes recipes, long seed) {
        Knobs knobs = FloorExperiment.knobs();
        return outcome(FloorExperiment.run(recipes.of(GptRecipe.class), knobs, seed), knobs);
    }

    Outcome outcome(FloorExperiment.Result found, Knobs knobs) {
        List<List<String>> rows = new ArrayList<>();
        List<Map<String, Object>> runs = new ArrayList<>();
        for (FloorExperiment.Curve curve : found.curves()) {
            double last = curve.byPosition()[curve.block() - 1];
            rows.add(List.of(String.valueOf(curve.block()), show(curve.validation()), show(last),
                    show(curve.validation() - found.floor())));
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("block", curve.block());
            run.put("validation", curve.validation());
            run.put("by_position", curve.byPosition());
            run.put("training", curve.training());
            runs.add(run);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("settings", knobs.values());
        figures.put("floor", found.floor());
        figures.put("bigram", found.ladder().bigram());
        figures.put("runs", runs);
        List<String> losses = rows.stream().map(row -> row.get(1) + " with block " + row.get(0)).toList();
        String summary = "The floor is " + show(found.floor()) + " nats per character; the model comes to "
                + String.join(", ", losses) + ".";
        return new Outcome(summary, figures, page(found, rows, summary));
    }

    private static HtmlReport page(FloorExperiment.Result found, List<List<String>> rows, String summary) {
        LinePlot training = LinePlot.of("Training", "update", "nats per character").level("floor", found.floor());
        LinePlot position = LinePlot.of("Loss by position", "characters seen", "nats per character").withLogX()
                .level("floor", found.floor()).level("bigram", found.ladder().bigram());
        for (FloorExperiment.Curve curve : found.curves()) {
            double[] seen = IntStream.rangeClosed(1, curve.block()).asDoubleStream().toArray();
            training = training.with("block " + curve.block(), BareRun.stepsOf(curve.training()), curve.training());
            position = position.with("block " + curve.block(), seen, curve.byPosition());
        }
        return new HtmlReport("The floor, and how near one comes")
                .text("A grammar with known probabilities told the stories, so their entropy is known exactly: minus "
                        + "ln p of the choices that told the validation text, over its characters. It counts each "
                        + "choice once. A model that has forgotten a name has to guess it again.\n\n" + summary)
                .section("What more memory is worth")
                .picture(position.svg(), "The validation text in consecutive blocks. At its first position a model has "
                        + "seen one character, at its last the whole block.")
                .table(List.of("block", "validation loss", "at the last position", "above the floor"), rows)
                .section("Training")
                .picture(training.svg(), "Every update sees 768 characters, as 48 texts of 16, 12 of 64 or 3 of 256. "
                        + "Means over " + BareRun.SMOOTHING + " updates.");
    }

    private static String show(double nats) {
        return String.format(Locale.ROOT, "%.4f", nats);
    }
}
