package cli.train;

import cli.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import engine.io.AtomicFiles;
import engine.io.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code run.json}: what a run was begun with, so that resuming it needs nothing but its folder.
 *
 * @param data {@code embedded}, or the text file's absolute path
 * @param sha256 of the text, which must not change while the run stands still
 * @param tokenizer {@code char}, the tokenizer's folder as an absolute path, or {@code tour}, the tour's own
 * @param preset the one that the numbers come from
 * @param seed all draws follow from it
 * @param side whose code trains: {@code reference}, {@code mine} or {@code mine+fill}
 * @param numbers every number of {@link Knobs}, by its name
 */
public record RunFile(String data, String sha256, String tokenizer, String preset, long seed, String side,
        Map<String, Double> numbers) {

    /** The tokenizer that gives each character a token. */
    public static final String CHARACTERS = "char";

    public static final String REFERENCE = "reference";
    public static final String MINE = "mine";
    public static final String MINE_FILLED = "mine+fill";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Where it lies in a run's folder. */
    public static Path in(Path run) {
        return run.resolve("run.json");
    }

    /** Refuses a folder where a run is already. */
    static void requireNone(Path run) throws IOException {
        if (Files.exists(in(run)) || !new Checkpoints(run).steps().isEmpty()) {
            throw Problem.usage("The folder " + run + " holds a run already; go on with --resume, or name another "
                    + "--out.");
        }
    }

    /** Reads the file of a run's folder; one sentence where there is none, or where it cannot be what was written. */
    public static RunFile read(Path run) throws IOException {
        Path file = in(run);
        if (!Files.isRegularFile(file)) {
            throw new Problem("There is no run to resume in " + run + "; leave out --resume to begin one.");
        }
        try {
            RunFile read = JSON.readValue(file.toFile(), RunFile.class);
            if (read == null) {
                throw new IllegalArgumentException("The file holds null.");
            }
            read.knobs(); // complete
            if (!List.of(REFERENCE, MINE, MINE_FILLED).contains(read.side)) {
                throw new IllegalArgumentException("The side is " + read.side + ".");
            }
            return read;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Problem("The file " + file + " is damaged, so the run cannot go on; mend it, or begin a run in "
                    + "another folder.", e);
        }
    }

    void write(Path run) throws IOException {
        AtomicFiles.writeText(in(run), JSON.writeValueAsString(this) + "\n");
    }

    Knobs knobs() {
        return new Knobs(numbers);
    }
}
