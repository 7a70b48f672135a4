package cli.bench;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import contracts.BpeRecipe;
import contracts.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import reference.bpe.BpeToolbox;

/**
 * Encoding a text with GPT-2's vocabulary on one thread: this project beside jtokkit's r50k_base, in one run.
 *
 * <p>Two figures of ours: with the memory of earlier words, as a tokenizer in use has it, and a fresh tokenizer for
 * every round, which remembers nothing from the round before (making its tables is not timed).
 */
public final class EncodeBench {

    private static final int WARM_UP = 15;
    private static final int ROUNDS = 15;

    private EncodeBench() {}

    /**
     * What was measured.
     *
     * @param bytes          the text's length in UTF-8
     * @param tokens         how many ids it gives, the same for both
     * @param warmSeconds    one tokenizer for all rounds: median of a round
     * @param freshSeconds   a new tokenizer in each round: median of a round
     * @param jtokkitSeconds jtokkit: median of a round
     */
    public record Result(long bytes, int tokens, double warmSeconds, double freshSeconds, double jtokkitSeconds) {

        /** How many times faster than jtokkit, with the memory of earlier words. */
        public double warmRatio() {
            return jtokkitSeconds / warmSeconds;
        }

        /** How many times faster than jtokkit, remembering nothing from earlier rounds. */
        public double freshRatio() {
            return jtokkitSeconds / freshSeconds;
        }

        public String table() {
            String row = "%-28s %8.1f ms %8.1f MB/s %6.2f x%n";
            return String.format("%-28s %11s %13s %8s%n", "encode " + bytes + " bytes", "median", "rate", "jtokkit")
                    + String.format(row, "LLM Dojo, warm", 1e3 * warmSeconds, rate(warmSeconds), warmRatio())
                    + String.format(row, "LLM Dojo, fresh each round", 1e3 * freshSeconds, rate(freshSeconds),
                            freshRatio())
                    + String.format(row, "jtokkit 1.1.0, r50k_base", 1e3 * jtokkitSeconds, rate(jtokkitSeconds), 1.0);
        }

        private double rate(double seconds) {
            return bytes / seconds / 1e6;
        }
    }

    /** Measures, after it has seen that both give the same ids. */
    public static Result run(String text, Path vocab, Path merges) throws IOException {
        BpeRecipe recipe = new BpeToolbox();
        var vocabulary = recipe.read(vocab, merges);
        Tokenizer warm = recipe.tokenizer(vocabulary);
        Encoding jtokkit = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
        int[] ids = warm.encode(text);
        if (!Arrays.equals(ids, jtokkit.encodeOrdinary(text).toArray())) {
            throw new IllegalStateException("The ids differ from jtokkit's: there is nothing to compare.");
        }
        Tokenizer[] fresh = new Tokenizer[WARM_UP + ROUNDS];
        Arrays.setAll(fresh, i -> recipe.tokenizer(vocabulary));
        int[] round = {0};
        double[] seconds = Medians.of(WARM_UP, ROUNDS, List.of(
                () -> warm.encode(text),
                () -> fresh[round[0]++].encode(text),
                () -> jtokkit.encodeOrdinary(text)));
        long bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return new Result(bytes, ids.length, seconds[0], seconds[1], seconds[2]);
    }
}
