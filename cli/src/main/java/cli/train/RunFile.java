package cli.train;

import cli.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import engine.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code run.json}: what a run was begun with, so that resuming it needs nothing but its folder.
 *
 * @param data {@code embedded}, or the text file's absolute path
 * @param tokenizer {@code char}, or the tokenizer's folder as an absolute path
 * @param seed all draws follow from it
 * @param side whose code trains: {@code reference}, {@code mine} or {@code mine+fill}
 * @param knobs every number, by its name
 */
record RunFile(String data, String tokenizer, long seed, String side, Map<String, Double> knobs) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Path in(Path run) {
        return run.resolve("run.json");
    }

    static RunFile read(Path run) throws IOException {
        Path file = in(run);
        if (!Files.isRegularFile(file)) {
            throw new Problem("There is no run to resume in " + run + "; leave out --resume to begin one.");
        }
        try {
            return JSON.readValue(file.toFile(), RunFile.class);
        } catch (JsonProcessingException e) {
            throw new Problem("The file " + file + " is damaged, so the run cannot go on; begin one in another folder.",
                    e);
        }
    }

    void write(Path run) throws IOException {
        AtomicFiles.writeText(in(run), JSON.writeValueAsString(this) + "\n");
    }
}
