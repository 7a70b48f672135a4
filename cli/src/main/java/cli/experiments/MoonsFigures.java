package cli.experiments;

import contracts.AutogradRecipe;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Chapter 03's first experiment as a page: {@link MoonsExperiment}. */
record MoonsFigures() implements Experiment {

    @Override
    public String name() {
        return "moons";
    }

    @Override
    public String question() {
        return "Can a network of single numbers, each with its gradient, tell two half moons apart?";
    }

    @Override
    public Outcome run(Recipes recipes, long seed) {
        MoonsExperiment.Result found = MoonsExperiment.run(recipes.of(AutogradRecipe.class), seed);
        double[] losses = found.losses();
        String summary = String.format(Locale.ROOT, "Of 1000 points that it never saw the network tells %.1f %% right "
                + "(%.1f %% of its own 200), with %d parameters and %d updates in %.1f s.", 100 * found.tested(),
                100 * found.trained(), found.parameters(), losses.length, found.seconds());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("losses", losses);
        figures.put("last_loss", found.lastLoss());
        figures.put("parameters", found.parameters());
        figures.put("accuracy_train", found.trained());
        figures.put("accuracy_test", found.tested());
        figures.put("seconds", found.seconds());
        double[] steps = IntStream.rangeClosed(1, losses.length).asDoubleStream().toArray();
        HtmlReport page = new HtmlReport("Two moons on scalars")
                .section("The boundary")
                .text(summary)
                .picture(found.boundary(), "Blue where the network says \"upper\", orange where it says \"lower\", "
                        + "white where it cannot tell; the points are those it was trained on.")
                .section("The loss")
                .picture(LinePlot.of("Loss", "update", "nats per point").with("loss", steps, losses)
                        .level("who knows nothing, ln 2", Math.log(2)).svg(), "Of batches of 40 points.")
                .section("What the walk back leaves")
                .picture(found.graph(), "y = (a b + c) a: each box with its value and with the gradient of y by it. "
                        + "The network's graph is the same, with some 8000 boxes for each batch.");
        return new Outcome(summary, figures, page);
    }
}
