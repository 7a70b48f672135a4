package cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A pre-training run of a model so small that it takes a second or two, for tests.
 *
 * @param out the run's folder
 */
record SmallRun(Path out) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WORDS = List.of("low", "lower", "newest", "widest", "the", "cat", "sat", "on");

    /** A text of random words, a file in that folder. */
    static Path text(Path folder, int words) throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(i % 10 == 9 ? "\n" : " ");
        }
        return Files.writeString(folder.resolve("text-" + words + ".txt"), text);
    }

    /** The command's words for a new run of a model of one block, sixteen channels and a context of eight. */
    String[] begin(Path text, int steps, String... more) {
        List<String> words = new ArrayList<>(List.of("pretrain", "gpt", "--data", text.toString(), "--out",
                out.toString(), "--preset", "tiny", "--steps", String.valueOf(steps), "--set", "layers=1", "--set",
                "channels=16", "--set", "block=8", "--json"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** The command's words to go on. */
    String[] resume(String... more) {
        List<String> words = new ArrayList<>(List.of("pretrain", "gpt", "--out", out.toString(), "--resume", "--json"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** How many whole lines metrics.jsonl has by now. */
    int rows() {
        Path file = out.resolve("metrics.jsonl");
        try {
            return Files.exists(file) ? (int) Files.readString(file).chars().filter(c -> c == '\n').count() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The metrics without what a clock measured. */
    List<JsonNode> metrics() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("metrics.jsonl"))) {
            ObjectNode row = (ObjectNode) JSON.readTree(line);
            row.remove("tokens_per_second");
            rows.add(row);
        }
        return rows;
    }

    byte[] model(int step) throws IOException {
        return Files.readAllBytes(out.resolve("step-" + step).resolve("model.safetensors"));
    }

    byte[] optimizer(int step) throws IOException {
        return Files.readAllBytes(out.resolve("step-" + step).resolve("optimizer.safetensors"));
    }

    /** The last line of standard output as JSON. */
    static JsonNode answer(Ran ran) throws IOException {
        List<String> lines = ran.out().lines().toList();
        if (ran.exit() != Exit.DONE || lines.isEmpty()) {
            throw new AssertionError("Exit code " + ran.exit() + ":\n" + ran.out() + ran.err());
        }
        return JSON.readTree(lines.get(lines.size() - 1));
    }
}
