package course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The exercises whose answers were given to the learner, in {@code .dojo/given.json}; they earn no points. */
public final class Given {

    private final Path file;

    public Given(House house) {
        this.file = house.memory().resolve("given.json");
    }

    /** The ids, sorted. */
    public SortedSet<String> ids() {
        SortedSet<String> ids = new TreeSet<>();
        if (Files.exists(file)) {
            try {
                for (JsonNode id : new ObjectMapper().readTree(Sources.read(file)).path("given")) {
                    ids.add(id.asText());
                }
            } catch (JsonProcessingException problem) {
                throw new CourseException(file + " is damaged; delete it, and unlock again what was given.", problem);
            }
        }
        return ids;
    }

    void add(Collection<String> exercises) {
        SortedSet<String> ids = ids();
        ids.addAll(exercises);
        write(ids);
    }

    /** Forgets what was given of a chapter. */
    void remove(Chapter chapter) {
        SortedSet<String> ids = ids();
        if (ids.removeIf(id -> id.startsWith(chapter.topic() + "."))) {
            write(ids);
        }
    }

    private void write(SortedSet<String> ids) {
        try {
            AtomicFile.write(file, new ObjectMapper().writeValueAsString(Map.of("given", ids)) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
