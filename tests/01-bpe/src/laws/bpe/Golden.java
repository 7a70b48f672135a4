package laws.bpe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import contracts.BpeContract.Pair;
import contracts.BpeVocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import reference.bpe.VocabularyFiles;

/**
 * Numbers from elsewhere: {@code golden/bpe.json}, written by tests/golden/bpe.py, and GPT-2's own vocabulary, which is
 * not in the repository. Where it is absent the laws that need it are skipped and say so.
 */
final class Golden {

    private static final String FILE = "/golden/bpe.json";
    private static final Map<Path, BpeVocabulary> READ = new ConcurrentHashMap<>();

    private Golden() {}

    /** A text and its pre-tokens by Python's regex module. */
    record Text(String text, List<String> pieces) {}

    /** A text and its ids in GPT-2's vocabulary. */
    record Encoded(String text, List<Integer> gpt2) {}

    /** Pre-tokens and the merges learned from them. */
    record Training(List<String> pieces, int merges, List<Pair> learned) {}

    /** Single bytes that are not UTF-8, and what Python's decoder makes of them. */
    record Invalid(int[] ids, String text) {}

    static List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        for (JsonNode node : read().path("texts")) {
            texts.add(new Text(node.path("text").asText(), strings(node.path("pieces"))));
        }
        return texts;
    }

    /** The texts in a row, a line each. */
    static Encoded allTexts() {
        String all = String.join("\n", texts().stream().map(Text::text).toList());
        return new Encoded(all, integers(read().path("gpt2").path("ids")));
    }

    static List<Training> trainings() {
        List<Training> trainings = new ArrayList<>();
        for (JsonNode node : read().path("training")) {
            List<Pair> learned = new ArrayList<>();
            node.path("learned").forEach(pair -> learned.add(new Pair(pair.get(0).asInt(), pair.get(1).asInt())));
            trainings.add(new Training(strings(node.path("pieces")), node.path("merges").asInt(), learned));
        }
        return trainings;
    }

    static List<Invalid> invalid() {
        List<Invalid> invalid = new ArrayList<>();
        for (JsonNode node : read().path("invalid")) {
            int[] ids = integers(node.path("ids")).stream().mapToInt(id -> id).toArray();
            invalid.add(new Invalid(ids, node.path("text").asText()));
        }
        return invalid;
    }

    static int tokensOfTinyShakespeare() {
        return read().path("tinyshakespeare").path("tokens").asInt();
    }

    static long checksumOfTinyShakespeare() {
        return read().path("tinyshakespeare").path("checksum").asLong();
    }

    /** GPT-2's vocabulary; three laws ask for it, the first one reads it. */
    static BpeVocabulary gpt2() {
        Path merges = shared("gpt2_merges.txt");
        return READ.computeIfAbsent(shared("gpt2_vocab.json"), vocab -> {
            try {
                return VocabularyFiles.read(vocab, merges);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static String tinyShakespeare() {
        try {
            return Files.readString(shared("tinyshakespeare.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the shared data: in the folder that {@code dojo.shared} names, else beside the repository. */
    static Path shared(String name) {
        String named = System.getProperty("dojo.shared");
        Path found = null;
        if (named != null) {
            found = Path.of(named, name);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null && found == null; at = at.getParent()) {
            Path beside = at.resolveSibling("shared").resolve("data").resolve(name);
            found = Files.exists(beside) ? beside : null;
        }
        Assumptions.assumeTrue(found != null && Files.exists(found), "Skipped: " + name + " is not in ../shared/data, "
                + "and -Ddojo.shared names no folder that holds it.");
        return found;
    }

    private static JsonNode read() {
        try (InputStream in = Golden.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> integers = new ArrayList<>();
        array.forEach(node -> integers.add(node.asInt()));
        return integers;
    }
}
