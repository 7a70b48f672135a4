package cli.experiments;

import cli.experiments.TransformerExperiment.Measured;
import cli.experiments.TransformerExperiment.Part;
import cli.experiments.TransformerExperiment.Result;
import cli.experiments.TransformerExperiment.Sweep;
import contracts.GptRecipe;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Chapter 05's experiment as a page: {@link TransformerExperiment}. */
record TransformerFigures() implements Experiment {

    @Override
    public String name() {
        return "transformer";
    }

    @Override
    public String question() {
        return "Where are a GPT's parameters and its work, against width, depth and the length of the text?";
    }

    @Override
    public Outcome run(Recipes recipes, long seed) {
        Result found = TransformerExperiment.run(recipes.of(GptRecipe.class), seed);
        Measured fastest = found.measured().stream().reduce((a, b) -> a.gigaflops() > b.gigaflops() ? a : b)
                .orElseThrow();
        String summary = String.format(Locale.ROOT, "GPT-2 small has %,d parameters, %.1f %% of them in its MLPs, and "
                + "needs %.0f million operations for a token. This machine did up to %.1f thousand million a second, "
                + "at %d channels.", total(gpt2()), 100.0 * part("MLP").parameters() / total(gpt2()),
                work(gpt2()) / 1e6, fastest.gigaflops(), fastest.channels());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("gpt2", gpt2());
        figures.put("width", found.width());
        figures.put("depth", found.depth());
        figures.put("length", found.length());
        figures.put("measured", found.measured());
        return new Outcome(summary, figures, page(found, summary));
    }

    private static List<Part> gpt2() {
        return TransformerExperiment.parts(TransformerExperiment.GPT_2, TransformerExperiment.GPT_2.context());
    }

    private static Part part(String name) {
        return gpt2().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
    }

    private static long total(List<Part> parts) {
        return parts.stream().mapToLong(Part::parameters).sum();
    }

    private static double work(List<Part> parts) {
        return parts.stream().mapToDouble(Part::work).sum();
    }

    private static HtmlReport page(Result found, String summary) {
        return new HtmlReport("A GPT's parameters and its work")
                .text(summary)
                .section("GPT-2 small")
                .table(List.of("part", "parameters", "share", "million operations per token", "share"), gpt2Rows())
                .text("\"tokens\" is the tied matrix, which embeds the tokens and gives the logits; \"scores\" are "
                        + "attention's products of queries, keys and values, which have no parameters. Norms, softmax "
                        + "and GELU are not counted as work: they are few operations.")
                .section("Wider")
                .picture(curves("Parameters", "channels C", "parameters", found.width(), Part::parameters), "")
                .picture(curves("Work", "channels C", "operations per token", found.width(), Part::work),
                        "12 layers, GPT-2's vocabulary, texts of 1024 tokens. Narrow models are mostly vocabulary; the "
                        + "matrices grow with C squared and win.")
                .section("Deeper")
                .picture(curves("Parameters", "layers L", "parameters", found.depth(), Part::parameters), "")
                .picture(curves("Work", "layers L", "operations per token", found.depth(), Part::work),
                        "768 channels. Everything in the blocks grows with L, the vocabulary does not.")
                .section("Longer")
                .picture(curves("Work", "tokens T", "operations per token", found.length(), Part::work),
                        "GPT-2 small, were its context as long. The scores are all that grows: they cost as "
                        + "much as the MLP at T = 4 C = 3072.")
                .section("On this machine")
                .picture(measured(found.measured()), "One forward pass of 4 texts of 64 tokens, V = 65, float32; the "
                        + "fastest of five. The line is what the fastest model would take at every size: small "
                        + "products do not fill the machine.")
                .table(List.of("channels", "layers", "million operations", "milliseconds", "GFLOP/s"),
                        measuredRows(found.measured()));
    }

    private static String curves(String title, String x, String y, Sweep sweep, ToDoubleFunction<Part> of) {
        double[] values = Arrays.stream(sweep.values()).asDoubleStream().toArray();
        LinePlot plot = LinePlot.of(title, x, y).withLogX().withLogY();
        for (int i = 0; i < sweep.parts().get(0).size(); i++) {
            int part = i;
            double[] curve = sweep.parts().stream().mapToDouble(parts -> of.applyAsDouble(parts.get(part))).toArray();
            if (Arrays.stream(curve).anyMatch(number -> number > 0)) {
                plot = plot.with(sweep.parts().get(0).get(part).name(), values, curve);
            }
        }
        return plot.svg();
    }

    private static String measured(List<Measured> measured) {
        List<Measured> bySize = measured.stream()
                .sorted((a, b) -> Double.compare(a.operations(), b.operations())).toList();
        double[] operations = bySize.stream().mapToDouble(Measured::operations).toArray();
        double best = bySize.stream().mapToDouble(Measured::gigaflops).max().orElseThrow();
        return LinePlot.of("Forward pass", "operations", "milliseconds").withLogX().withLogY()
                .with("measured", operations, bySize.stream().mapToDouble(Measured::millis).toArray())
                .with("at the best rate", operations, Arrays.stream(operations).map(n -> n / best / 1e6).toArray())
                .svg();
    }

    private static List<List<String>> gpt2Rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Part part : gpt2()) {
            rows.add(row(part.name(), part.parameters(), part.work()));
        }
        rows.add(row("together", total(gpt2()), work(gpt2())));
        return rows;
    }

    private static List<String> row(String name, long parameters, double work) {
        return List.of(name, String.format(Locale.ROOT, "%,d", parameters),
                String.format(Locale.ROOT, "%.1f %%", 100.0 * parameters / total(gpt2())),
                String.format(Locale.ROOT, "%.1f", work / 1e6),
                String.format(Locale.ROOT, "%.1f %%", 100 * work / work(gpt2())));
    }

    private static List<List<String>> measuredRows(List<Measured> measured) {
        return measured.stream().map(one -> List.of(String.valueOf(one.channels()), String.valueOf(one.layers()),
                String.format(Locale.ROOT, "%.1f", one.operations() / 1e6),
                String.format(Locale.ROOT, "%.2f", one.millis()),
                String.format(Locale.ROOT, "%.1f", one.gigaflops()))).toList();
    }
}
