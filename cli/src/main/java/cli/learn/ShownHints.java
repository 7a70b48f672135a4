package cli.learn;

import cli.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import course.House;
import engine.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How many hints of each exercise this learner has seen; kept in {@code .dojo/hints.json}. */
final class ShownHints {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Integer> shown;

    private ShownHints(Path file, Map<String, Integer> shown) {
        this.file = file;
        this.shown = shown;
    }

    static ShownHints of(House house) throws IOException {
        Path file = house.memory().resolve("hints.json");
        if (!Files.exists(file)) {
            return new ShownHints(file, new TreeMap<>());
        }
        try {
            return new ShownHints(file, JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Integer>>() {}));
        } catch (JsonProcessingException e) {
            throw new Problem(house.show(file) + " is damaged; delete it, and the hints begin anew.", e);
        }
    }

    /** How many hints of the exercise were shown. */
    int count(String exercise) {
        return shown.getOrDefault(exercise, 0);
    }

    /** Remembers that so many hints of the exercise were shown. */
    void remember(String exercise, int count) throws IOException {
        shown.put(exercise, count);
        Files.createDirectories(file.getParent());
        AtomicFiles.writeText(file, JSON.writeValueAsString(shown) + "\n");
    }
}
