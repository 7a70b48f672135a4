package cli.experiments;

import cli.train.Corpus;
import contracts.FirststepsRecipe;
import datasets.Stories;
import engine.plot.BarPlot;
import engine.plot.HeatMap;
import engine.plot.HtmlReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chapter 00's experiment as a page: {@link BigramExperiment}.
 *
 * @param data {@code embedded}, or a text file
 */
record BigramFigures(String data) implements Experiment {

    private static final int MAPPED = 30; // characters in the map

    @Override
    public String name() {
        return "bigram";
    }

    @Override
    public String question() {
        return "How far does counting get, and what does it write? (--data FILE)";
    }

    @Override
    public Experiment on(String text) {
        return new BigramFigures(text);
    }

    @Override
    public Outcome run(Recipes recipes, long seed) throws IOException {
        BigramExperiment.Result found =
                BigramExperiment.run(recipes.of(FirststepsRecipe.class), Corpus.of(data), seed);
        Map<String, Double> ladder = new LinkedHashMap<>();
        found.rungs().forEach(rung -> ladder.put(rung.name(), rung.loss()));
        if (data.equals(Corpus.EMBEDDED)) {
            ladder.put("floor", Stories.floor());
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("data", data);
        figures.put("vocabulary", found.table().length);
        figures.putAll(ladder);
        found.rungs().forEach(rung -> figures.put("text_" + rung.name(), rung.text()));
        return new Outcome(summary(found, ladder), figures, page(found, ladder));
    }

    private static String summary(BigramExperiment.Result found, Map<String, Double> ladder) {
        StringBuilder summary = new StringBuilder("Nats per character of the validation text:");
        ladder.forEach((name, loss) -> summary.append(
                String.format(Locale.ROOT, "%n  %-18s %.4f", named(name, found), loss)));
        BigramExperiment.Rung bigram = found.rungs().get(found.rungs().size() - 1);
        return summary.append(String.format("%nThe bigram writes:%n%n")).append(bigram.text().strip())
                .append(System.lineSeparator()).toString();
    }

    private static HtmlReport page(BigramExperiment.Result found, Map<String, Double> ladder) {
        List<String> names = new ArrayList<>();
        ladder.keySet().forEach(name -> names.add(named(name, found)));
        double[] losses = ladder.values().stream().mapToDouble(Double::doubleValue).toArray();
        HtmlReport page = new HtmlReport("What counting can do")
                .text("Three models learn characters from one text and are asked for the next character of another. "
                        + "The loss is the mean surprise, -ln p. Who knows nothing pays ln V; counting characters "
                        + "(unigram) and pairs of characters (bigram) costs less.")
                .section("The ladder")
                .picture(new BarPlot("The ladder", "nats per character", names, losses).svg(),
                        "The lower, the better. Your GPT of chapter 06 will stand below the bigram."
                                + (ladder.containsKey("floor") ? " The floor is exact: the stories come from a grammar "
                                        + "with known probabilities." : ""))
                .section("What they write");
        found.rungs().forEach(rung -> page.sample(rung.text(), named(rung.name(), found)));
        return page.section("What follows what").picture(map(found), "A row shows what stands behind a character. The "
                + "most frequent ones, in their alphabet's order; _ is a space, \\n the end of a line.");
    }

    private static String map(BigramExperiment.Result found) {
        int[] frequent = IntStream.range(0, found.table().length).boxed()
                .sorted(Comparator.comparing(id -> -found.shares()[id])).limit(MAPPED).sorted()
                .mapToInt(Integer::intValue).toArray();
        int[] characters = found.alphabet().codePoints().toArray();
        List<String> names = Arrays.stream(frequent).mapToObj(id -> shown(characters[id])).toList();
        double[][] shares = Arrays.stream(frequent).mapToObj(a -> Arrays.stream(frequent)
                .mapToDouble(b -> found.table()[a][b]).toArray()).toArray(double[][]::new);
        return new HeatMap("p(next | this)", "this", "next", names, names, shares).svg();
    }

    private static String shown(int character) {
        return switch (character) {
            case ' ' -> "_";
            case '\n' -> "\\n";
            default -> Character.toString(character);
        };
    }

    private static String named(String name, BigramExperiment.Result found) {
        return name.equals("uniform") ? "uniform, ln " + found.table().length : name;
    }
}
