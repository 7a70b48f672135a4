package course;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        MemoryFile file = file(house);
        ObjectNode root = file.read();
        return new Progress(root, file.notice());
    }

    /** Reads, changes and writes it; of two processes at once, one waits. */
    public static void update(House house, Consumer<Progress> change) {
        file(house).update(root -> change.accept(new Progress(root, Optional.empty())));
    }

    private static MemoryFile file(House house) {
        return new MemoryFile(house, "progress", "./dojo test --all finds anew what is green",
                root -> MemoryFile.demand(root.isEmpty() || root.path("exercises").isObject(), root));
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
