package cli.experiments;

import contracts.AttentionRecipe;
import engine.plot.HeatMap;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Chapter 04's experiment as a page: {@link AttentionExperiment}. */
record AttentionFigures() implements Experiment {

    @Override
    public String name() {
        return "attention";
    }

    @Override
    public String question() {
        return "Where does one attention layer learn to look, and what does looking cost?";
    }

    @Override
    public Outcome run(Recipes recipes, long seed) {
        AttentionExperiment.Result found = AttentionExperiment.run(recipes.of(AttentionRecipe.class), seed);
        String summary = String.format(Locale.ROOT, "The loss fell from %.2f to %.4f nats (who knows nothing: %.2f); "
                + "%.0f %% of the weight lies on the token before.", found.losses()[0],
                found.losses()[found.losses().length - 1], found.uniform(), 100 * found.onPrevious());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("losses", found.losses());
        figures.put("uniform", found.uniform());
        figures.put("on_previous", found.onPrevious());
        figures.put("map_before", found.before());
        figures.put("map_after", found.after());
        figures.put("lengths", found.lengths());
        figures.put("milliseconds", found.millis());
        return new Outcome(summary, figures, page(found, summary));
    }

    private HtmlReport page(AttentionExperiment.Result found, String summary) {
        double[] steps = IntStream.rangeClosed(1, found.losses().length).asDoubleStream().toArray();
        double[] lengths = Arrays.stream(found.lengths()).asDoubleStream().toArray();
        return new HtmlReport("Attention finds the token before")
                .section("The task")
                .text("A text is 16 tokens drawn at random from 12. At each position the answer is the token before "
                        + "it. Random tokens tell nothing about each other, so the only way to the answer is to look "
                        + "at the position before and to copy what stands there.\n\n" + summary)
                .picture(LinePlot.of("Loss", "update", "nats per token").with("loss", steps, found.losses())
                        .level("uniform, ln 12", found.uniform()).svg(), "One attention layer of one head, 32 channels.")
                .section("Where it looks")
                .pictures(List.of(map("Before the first update", found.before()),
                        map("After the last update", found.after())),
                        "Row: the position that asks. Column: the position that it looks at. The mean of 64 texts "
                        + "that were not trained on. What lies right of the diagonal is the future, which the mask "
                        + "hides. The weight need not reach 1: it is enough that the token before outweighs the rest.")
                .section("What it costs")
                .picture(LinePlot.of("Attention, forward and backward", "positions T", "milliseconds")
                        .with("measured", lengths, found.millis())
                        .with("grows with T squared", lengths, square(lengths, found.millis())).withLogX().withLogY()
                        .svg(), "4 heads of width 16, one text; the fastest of seven runs.")
                .table(List.of("positions", "milliseconds", "scores"), costs(found));
    }

    private static String map(String title, double[][] weights) {
        List<String> names = IntStream.range(0, weights.length).mapToObj(String::valueOf).toList();
        return new HeatMap(title, "asks", "is looked at", names, names, weights).svg();
    }

    /** The parabola through the last measured point. */
    private static double[] square(double[] lengths, double[] millis) {
        int last = lengths.length - 1;
        return Arrays.stream(lengths).map(t -> millis[last] * t * t / (lengths[last] * lengths[last])).toArray();
    }

    private static List<List<String>> costs(AttentionExperiment.Result found) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < found.lengths().length; i++) {
            long t = found.lengths()[i];
            rows.add(List.of(String.valueOf(t), String.format(Locale.ROOT, "%.2f", found.millis()[i]),
                    String.valueOf(4 * t * t)));
        }
        return rows;
    }
}
