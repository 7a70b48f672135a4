package cli.bench;

import contracts.BpeRecipe;
import contracts.BpeVocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import reference.bpe.BpeToolbox;

/**
 * Training a vocabulary: the first 133,000 characters of a text to 500 tokens, and all of it to 10,000.
 *
 * <p>Cutting the text into pre-tokens is part of the time. Cold is the first round of the process, warm the median.
 */
public final class BpeBench {

    private static final int SHORT = 133_000;

    private BpeBench() {}

    /** One line of the table: seconds of the first round and the median of the warm ones. */
    public record Row(long bytes, int vocabularySize, double coldSeconds, double warmSeconds) {}

    /** What was measured, the smaller task first. */
    public record Result(List<Row> rows) {

        public String table() {
            StringBuilder table = new StringBuilder(String.format("%12s %12s %12s %12s%n", "bytes", "vocabulary",
                    "cold", "warm"));
            for (Row row : rows) {
                table.append(String.format("%12d %12d %10.3f s %10.3f s%n", row.bytes, row.vocabularySize,
                        row.coldSeconds, row.warmSeconds));
            }
            return table.toString();
        }
    }

    public static Result run(String text) {
        String beginning = text.substring(0, Math.min(SHORT, text.length()));
        return new Result(List.of(measure(beginning, 500), measure(text, 10_000)));
    }

    private static Row measure(String text, int vocabularySize) {
        BpeRecipe recipe = new BpeToolbox();
        Supplier<BpeVocabulary> work = () -> recipe.train(text, vocabularySize, List.of());
        long start = System.nanoTime();
        int reached = work.get().size();
        double cold = (System.nanoTime() - start) * 1e-9;
        double warm = Medians.of(5, 9, List.of(work::get))[0];
        return new Row(text.getBytes(StandardCharsets.UTF_8).length, reached, cold, warm);
    }
}
