package cli.bench;

import contracts.BpeRecipe;
import contracts.BpeVocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import reference.bpe.BpeToolbox;

/**
 * Training a vocabulary: the first 133,000 characters of a text to 500 tokens, all of it to 10,000, and texts that
 * grow.
 *
 * <p>Cutting the text into pre-tokens is part of the time. Cold is the first round of that text in this process, warm
 * the median.
 */
final class BpeBench {

    private static final int SHORT = 133_000;
    private static final int LARGE_VOCABULARY = 10_000;

    private BpeBench() {}

    /** One line of the table: seconds of the first round and the median of the warm ones. */
    record Row(long bytes, int vocabularySize, double coldSeconds, double warmSeconds) {

        double warmSecondsPerMegabyte() {
            return warmSeconds / (bytes / 1e6);
        }

        private Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("bytes", bytes);
            map.put("vocabulary", vocabularySize);
            map.put("cold_seconds", coldSeconds);
            map.put("warm_seconds", warmSeconds);
            map.put("warm_seconds_per_megabyte", warmSecondsPerMegabyte());
            return map;
        }
    }

    /** What was measured: the text itself, the smaller task first, then the texts that grow. */
    record Result(List<Row> text, List<Row> growing) implements Measured {

        @Override
        public String table() {
            StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%12s %12s %12s %12s %14s%n", "bytes",
                    "vocabulary", "cold", "warm", "warm, for a MB"));
            for (List<Row> rows : List.of(text, growing)) {
                for (Row row : rows) {
                    table.append(String.format(Locale.ROOT, "%12d %12d %10.3f s %10.3f s %12.3f s%n", row.bytes,
                            row.vocabularySize, row.coldSeconds, row.warmSeconds, row.warmSecondsPerMegabyte()));
                }
            }
            return table.toString();
        }

        @Override
        public Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("text", text.stream().map(Row::asMap).toList());
            figures.put("growing", growing.stream().map(Row::asMap).toList());
            figures.put("growth_of_a_megabytes_time", growth());
            return figures;
        }

        /** How much more a megabyte of the longest text takes than one of the shortest: 1 is a linear cost. */
        double growth() {
            return growing.get(growing.size() - 1).warmSecondsPerMegabyte() / growing.get(0).warmSecondsPerMegabyte();
        }
    }

    /** @param megabytes lengths of the growing texts */
    static Result run(String text, List<Double> megabytes) {
        String beginning = text.substring(0, Math.min(SHORT, text.length()));
        List<Row> itself = List.of(measure(beginning, 500, 5, 9), measure(text, LARGE_VOCABULARY, 5, 9));
        List<Row> growing = new ArrayList<>();
        for (double length : megabytes) {
            growing.add(measure(GrownText.of(text, (int) (length * 1e6)), LARGE_VOCABULARY, 2, 3));
        }
        return new Result(itself, growing);
    }

    private static Row measure(String text, int vocabularySize, int warmUp, int rounds) {
        BpeRecipe recipe = new BpeToolbox();
        Supplier<BpeVocabulary> work = () -> recipe.train(text, vocabularySize, List.of());
        long start = System.nanoTime();
        int reached = work.get().size();
        double cold = (System.nanoTime() - start) * 1e-9;
        double warm = Medians.of(warmUp, rounds, List.of(work::get))[0];
        return new Row(text.getBytes(StandardCharsets.UTF_8).length, reached, cold, warm);
    }
}
