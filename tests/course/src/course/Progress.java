package course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What the course remembers of a learner, exercise by exercise, in {@code .dojo/progress.json}: what the last checks
 * said, how many hints were read, whether the answer was given. Results come back with {@code ./dojo test --all}.
 *
 * <p>Fields and exercises that this version does not know are kept. A damaged file is set aside, never deleted.
 */
public final class Progress {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root;
    private final Optional<String> notice;

    private Progress(ObjectNode root, Optional<String> notice) {
        this.root = root;
        this.notice = notice;
    }

    /**
     * What the last checks of an exercise said.
     *
     * @param green  whether all were
     * @param share  of the exercise's points, 0 to 1
     * @param source what the learner's files were then, see {@link Workbook#fingerprint}
     */
    public record Verdict(boolean green, double share, String source) {}

    /** As it is now; a damaged file is set aside first. */
    public static Progress of(House house) {
        Path file = file(house);
        if (!Files.exists(file)) {
            return new Progress(JSON.createObjectNode(), Optional.empty());
        }
        try {
            if (JSON.readTree(Sources.read(file)) instanceof ObjectNode root
                    && (root.path("exercises").isObject() || root.isEmpty())) {
                return new Progress(root, Optional.empty());
            }
        } catch (JsonProcessingException damaged) {
            // set aside below
        }
        return new Progress(JSON.createObjectNode(), Optional.of(setAside(house, file)));
    }

    /** Reads, changes and writes it; of two processes at once, one waits. */
    public static void update(House house, Consumer<Progress> change) {
        Path lock = house.memory().resolve("progress.lock");
        try {
            Files.createDirectories(house.memory());
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                Progress progress = of(house);
                change.accept(progress);
                AtomicFile.write(file(house), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(progress.root) + "\n");
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("your progress cannot be kept in " + house.show(file(house)), problem);
        }
    }

    private static Path file(House house) {
        return house.memory().resolve("progress.json");
    }

    private static String setAside(House house, Path file) {
        Path aside = file.resolveSibling("progress.damaged.json");
        for (int again = 2; Files.exists(aside); again++) {
            aside = file.resolveSibling("progress.damaged-" + again + ".json");
        }
        try {
            Files.move(file, aside);
        } catch (IOException problem) {
            throw new UncheckedIOException(house.show(file) + " is damaged, and cannot be renamed", problem);
        }
        return house.show(file) + " was damaged and is now " + aside.getFileName()
                + "; ./dojo test --all finds anew what is green.";
    }

    /** A sentence for the learner where a damaged file was set aside. */
    public Optional<String> notice() {
        return notice;
    }

    // ---- one exercise ------------------------------------------------------------------------------------------

    public Optional<Verdict> verdict(String exercise) {
        JsonNode entry = entry(exercise);
        return entry.has("green")
                ? Optional.of(new Verdict(entry.path("green").asBoolean(), entry.path("share").asDouble(),
                        entry.path("source").asText()))
                : Optional.empty();
    }

    public void checked(String exercise, Verdict verdict) {
        open(exercise).put("green", verdict.green()).put("share", verdict.share()).put("source", verdict.source());
    }

    /** Forgets what the checks said, as the exercise is not written (any more). */
    public void unchecked(String exercise) {
        if (entry(exercise) instanceof ObjectNode entry) {
            entry.remove(List.of("green", "share", "source"));
        }
    }

    /** How many hints of the exercise were read. */
    public int hints(String exercise) {
        return entry(exercise).path("hints").asInt();
    }

    public void hintsRead(String exercise, int hints) {
        open(exercise).put("hints", hints);
    }

    /** How often the reference's method was asked for while the learner's was not green. */
    public int solutionAsked(String exercise) {
        return entry(exercise).path("solutionAsked").asInt();
    }

    public void solutionAsked(String exercise, int times) {
        open(exercise).put("solutionAsked", times);
    }

    /** Whether the answer was given, by {@code ./dojo unlock}; it then earns no points. */
    public boolean given(String exercise) {
        return entry(exercise).path("given").asBoolean();
    }

    public void given(String exercise, boolean given) {
        if (given) {
            open(exercise).put("given", true);
        } else if (entry(exercise) instanceof ObjectNode entry) {
            entry.remove("given");
        }
    }

    /** The ids of all exercises whose answers were given. */
    public SortedSet<String> given() {
        return exercises().stream().filter(this::given).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ids of all exercises of which something is remembered. */
    public SortedSet<String> exercises() {
        SortedSet<String> ids = new TreeSet<>();
        root.path("exercises").fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    private JsonNode entry(String exercise) {
        return root.path("exercises").path(exercise);
    }

    private ObjectNode open(String exercise) {
        return root.withObject("/exercises").withObject("/" + exercise);
    }
}
