package cli.experiments;

import cli.LifeSign;
import contracts.Todo;
import contracts.WordvecRecipe;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Chapter 02's experiment as a page: {@link WordvecExperiment}, with three seeds. */
record WordvecFigures() implements Experiment {

    private static final int SEEDS = 3;
    private static final int PASSES = 3;
    private static final int NEAREST = 6;
    private static final List<String> ASKED =
            List.of("red", "mia", "rabbit", "forest", "bread", "mother", "doll", "happy", "said", "ran");
    private static final List<List<String>> RIDDLES =
            List.of(List.of("he", "she", "his"), List.of("he", "she", "him"), List.of("bird", "birds", "cat"));

    @Override
    public String name() {
        return "wordvec";
    }

    @Override
    public String question() {
        return "Do words of one role end up beside each other, though nobody told what a role is?";
    }

    @Override
    public Outcome run(Recipes recipes, long seed) {
        WordvecRecipe recipe = recipes.of(WordvecRecipe.class);
        List<WordvecExperiment.Result> results = new ArrayList<>();
        for (long each = seed; each < seed + SEEDS; each++) {
            results.add(WordvecExperiment.run(recipe, WordvecExperiment.settings(PASSES, each)));
        }
        try (var life = LifeSign.of("drawing")) {
            return outcome(recipe, results);
        }
    }

    Outcome outcome(WordvecRecipe recipe, List<WordvecExperiment.Result> results) {
        WordvecExperiment.Result first = results.get(0);
        List<List<String>> nearest = nearest(recipe, first);
        List<List<String>> riddles = riddles(recipe, first);
        List<Map<String, Object>> runs = new ArrayList<>();
        for (WordvecExperiment.Result result : results) {
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("seed", result.settings().seed());
            run.put("gap", result.gap());
            run.put("same_role", result.after().same());
            run.put("other_roles", result.after().other());
            run.put("gap_before", result.before().gap());
            run.put("losses", result.losses());
            runs.add(run);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("settings", first.settings());
        figures.put("vocabulary", first.words().size());
        figures.put("pairs_of_one_role", first.after().samePairs());
        figures.put("pairs_of_other_roles", first.after().otherPairs());
        figures.put("runs", runs);
        figures.put("nearest", nearest);
        figures.put("analogies", riddles);
        String summary = "Mean cosine of words of one role, less that of words of different roles: "
                + String.join(", ", results.stream().map(result -> show(result.gap()) + " (seed "
                        + result.settings().seed() + ")").toList()) + ".\n"
                + String.join("\n", nearest.stream().map(row -> row.get(0) + ": " + row.get(1)).toList());
        return new Outcome(summary, figures, page(results, nearest, riddles));
    }

    private static HtmlReport page(
            List<WordvecExperiment.Result> results, List<List<String>> nearest, List<List<String>> riddles) {
        WordvecExperiment.Result first = results.get(0);
        LinePlot losses = LinePlot.of("Loss", "sentences", "nats per pair").level("nothing known", first.first());
        List<List<String>> gaps = new ArrayList<>();
        for (WordvecExperiment.Result result : results) {
            String seed = String.valueOf(result.settings().seed());
            losses = losses.with("seed " + seed, result.sentences(), result.losses());
            gaps.add(List.of(seed, show(result.before().gap()), show(result.after().same()),
                    show(result.after().other()), show(result.gap())));
        }
        HtmlReport page = new HtmlReport("Words of one role stand together")
                .section("The gap")
                .text("The grammar that told the stories has a list of colours, one of toys, one of girls' names. Two "
                        + "words have one role if one of its rules has both as alternatives; all its rules count. The "
                        + "training saw the sentences alone. " + first.after().samePairs() + " pairs of words share a "
                        + "role, " + first.after().otherPairs() + " do not.")
                .table(List.of("seed", "gap before training", "cosine, one role", "cosine, different roles", "gap"),
                        gaps)
                .section("The vectors")
                .picture(WordvecPicture.svg(first), WordvecPicture.CAPTION)
                .section("Nearest neighbours")
                .table(List.of("word", "the nearest, with their cosines"), nearest)
                .section("Training")
                .picture(losses.svg(), "The loss of five negatives and the true context; fresh vectors have 6 ln 2.");
        return riddles.isEmpty() ? page : page.section("Analogies")
                .table(List.of("a", "is to b", "as c", "is to"), riddles);
    }

    private static List<List<String>> nearest(WordvecRecipe recipe, WordvecExperiment.Result result) {
        List<List<String>> rows = new ArrayList<>();
        for (String word : ASKED) {
            int id = result.words().indexOf(word);
            List<String> near = Arrays.stream(recipe.nearest(result.vectors(), id, NEAREST))
                    .mapToObj(other -> result.words().get(other) + " "
                            + show(recipe.cosine(result.vectors()[id], result.vectors()[other]))).toList();
            rows.add(List.of(word, String.join(", ", near)));
        }
        return rows;
    }

    /** Empty where the stretch exercise is not written. */
    private static List<List<String>> riddles(WordvecRecipe recipe, WordvecExperiment.Result result) {
        List<List<String>> rows = new ArrayList<>();
        try {
            for (List<String> riddle : RIDDLES) {
                int[] ids = riddle.stream().mapToInt(result.words()::indexOf).toArray();
                List<String> row = new ArrayList<>(riddle);
                row.add(result.words().get(recipe.analogy(result.vectors(), ids[0], ids[1], ids[2])));
                rows.add(row);
            }
        } catch (Todo notYet) {
            return List.of();
        }
        return rows;
    }

    private static String show(double cosine) {
        return String.format(Locale.ROOT, "%.2f", cosine).replace("-0.00", "0.00");
    }
}
