package cli.bench;

import cli.Problem;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import contracts.BpeRecipe;
import contracts.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reference.bpe.BpeToolbox;

/**
 * Encoding a text with GPT-2's vocabulary on one thread: this project beside jtokkit's r50k_base, in one run.
 *
 * <p>Two figures of ours: with the memory of earlier words, as a tokenizer in use has it, and a fresh tokenizer for
 * every round, which remembers nothing from the round before (making its tables is not timed).
 */
final class EncodeBench {

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
    record Result(long bytes, int tokens, double warmSeconds, double freshSeconds, double jtokkitSeconds)
            implements Measured {

        /** How many times faster than jtokkit, with the memory of earlier words. */
        double warmRatio() {
            return jtokkitSeconds / warmSeconds;
        }

        /** How many times faster than jtokkit, remembering nothing from earlier rounds. */
        double freshRatio() {
            return jtokkitSeconds / freshSeconds;
        }

        @Override
        public String table() {
            return String.format(Locale.ROOT, "%-28s %11s %13s %8s%n", "encode " + bytes + " bytes", "median", "rate",
                            "jtokkit")
                    + row("LLM Dojo, warm", warmSeconds)
                    + row("LLM Dojo, fresh each round", freshSeconds)
                    + row("jtokkit 1.1.0, r50k_base", jtokkitSeconds);
        }

        private String row(String what, double seconds) {
            return String.format(Locale.ROOT, "%-28s %8.1f ms %8.1f MB/s %6.2f x%n", what, 1e3 * seconds,
                    bytes / seconds / 1e6, jtokkitSeconds / seconds);
        }

        @Override
        public Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("bytes", bytes);
            figures.put("tokens", tokens);
            figures.put("warm_seconds", warmSeconds);
            figures.put("fresh_seconds", freshSeconds);
            figures.put("peer", "jtokkit 1.1.0");
            figures.put("peer_seconds", jtokkitSeconds);
            figures.put("ratio", warmRatio());
            figures.put("ratio_fresh", freshRatio());
            return figures;
        }
    }

    /** Measures, after it has seen that both give the same ids. */
    static Result run(String text, Path vocab, Path merges) throws IOException {
        BpeRecipe recipe = new BpeToolbox();
        var vocabulary = recipe.read(vocab, merges);
        Tokenizer warm = recipe.tokenizer(vocabulary);
        Encoding jtokkit = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
        int[] ids = warm.encode(text);
        if (!Arrays.equals(ids, jtokkit.encodeOrdinary(text).toArray())) {
            throw new Problem("The ids differ from jtokkit's, so there is nothing to compare; give GPT-2's own "
                    + "vocab.json and merges.txt.");
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
