package course;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The known bugs and the alternatives of a chapter, as {@code tests/NN-topic/bugs.yaml} lists them. Each is applied to
 * the text of the reference, compiled in memory, and loaded beside it by a {@link PatchedLoader}.
 *
 * @param bugs         each must turn its exercise's laws red
 * @param alternatives each must leave them green
 */
public record KnownBugs(House house, Chapter chapter, List<KnownBug> bugs, List<KnownBug> alternatives) {

    private static final Set<String> FIELDS =
            Set.of("id", "says", "lesson", "twin", "unnamed", "file", "was", "becomes", "edits");

    public KnownBugs {
        bugs = List.copyOf(bugs);
        alternatives = List.copyOf(alternatives);
    }

    /** Reads a chapter's catalogue; it is empty where the chapter has no such file. */
    public static KnownBugs of(House house, Chapter chapter) {
        Path file = house.bugs(chapter);
        if (!Files.exists(file)) {
            return new KnownBugs(house, chapter, List.of(), List.of());
        }
        Yaml yaml = Yaml.read(house, file);
        yaml.allowOnly(yaml.root(), Set.of("bugs", "alternatives"), "the file");
        Set<String> ids = new HashSet<>();
        return new KnownBugs(house, chapter, read(yaml, "bugs", ids), read(yaml, "alternatives", ids));
    }

    private static List<KnownBug> read(Yaml yaml, String list, Set<String> ids) {
        List<KnownBug> read = new ArrayList<>();
        for (JsonNode node : yaml.root().path(list)) {
            String id = yaml.text(node, "id", "an entry of " + list);
            if (!id.matches("[a-z]+\\.[a-z0-9-]+/[a-z0-9-]+")) {
                throw new CourseException(yaml.name() + ": " + id + " is not an exercise, a slash and a name, as in "
                        + "bpe.encode/merge-by-frequency.");
            }
            if (!ids.add(id)) {
                throw new CourseException(yaml.name() + ": " + id + " stands there twice; rename one.");
            }
            yaml.allowOnly(node, FIELDS, id);
            String exercise = id.substring(0, id.indexOf('/'));
            String says = yaml.text(node, "says", id).strip();
            read.add(new KnownBug(id, exercise, says, node.path("lesson").asText(""), node.path("twin").asText(""),
                    node.path("unnamed").asText("").strip(), edits(yaml, node, id)));
        }
        return read;
    }

    private static List<Edit> edits(Yaml yaml, JsonNode node, String id) {
        List<Edit> edits = new ArrayList<>();
        if (node.has("edits")) {
            for (JsonNode edit : node.path("edits")) {
                yaml.allowOnly(edit, Set.of("file", "was", "becomes"), id);
                edits.add(edit(yaml, edit.has("file") ? edit : node, edit, id));
            }
        } else {
            edits.add(edit(yaml, node, node, id));
        }
        if (edits.isEmpty()) {
            throw new CourseException(yaml.name() + ": " + id + " changes nothing; give it \"was\" and \"becomes\".");
        }
        return edits;
    }

    private static Edit edit(Yaml yaml, JsonNode naming, JsonNode edit, String id) {
        return new Edit(yaml.text(naming, "file", id), yaml.text(edit, "was", id), yaml.text(edit, "becomes", id));
    }

    /**
     * The patched sources.
     *
     * @return file below {@code reference}, as the edits name it, to its whole patched text, line breaks as {@code \n}
     * @throws CourseException where a file is missing or a {@code was} does not match exactly once
     */
    public Map<String, String> apply(KnownBug bug) {
        Map<String, String> originals = new TreeMap<>();
        Map<String, List<Splice>> splices = new TreeMap<>();
        for (Edit edit : bug.edits()) {
            Path file = house.solution(chapter).resolve("reference").resolve(edit.file());
            if (!Files.isRegularFile(file)) {
                throw new CourseException(house.show(house.bugs(chapter)) + ": " + bug.id() + " changes "
                        + house.show(file) + ", which does not exist.");
            }
            String text = originals.computeIfAbsent(edit.file(), name -> Sources.read(file).replace("\r\n", "\n"));
            List<Splice> found = Passage.of(edit.was()).replacements(text, Passage.of(edit.becomes()));
            if (found.size() != 1) {
                throw new CourseException(house.show(house.bugs(chapter)) + ": the \"was\" of " + bug.id() + " matches "
                        + found.size() + " times in " + house.show(file) + ", not once: "
                        + edit.was().strip().lines().findFirst().orElse("") + " ...");
            }
            splices.computeIfAbsent(edit.file(), name -> new ArrayList<>()).addAll(found);
        }
        Map<String, String> patched = new TreeMap<>();
        splices.forEach((file, changes) -> patched.put(file, Splice.apply(originals.get(file), changes)));
        return patched;
    }

    /**
     * The patched classes, compiled against the class path of the compiler, which holds the rest of the reference.
     *
     * @return binary name to class file
     * @throws CourseException where the patched source does not compile; the message shows javac's
     */
    public Map<String, byte[]> compile(KnownBug bug, SourceCompiler compiler) {
        Map<String, byte[]> classes = new TreeMap<>();
        Compilation result = compiler.compile(apply(bug), classes);
        if (!result.successful()) {
            throw new CourseException(house.show(house.bugs(chapter)) + ": " + bug.id()
                    + " does not compile, and a bug that javac finds is none of ours:\n" + result.shown());
        }
        return classes;
    }

    /** The known bugs of one exercise. */
    public List<KnownBug> of(String exercise) {
        return bugs.stream().filter(bug -> bug.exercise().equals(exercise)).toList();
    }

    /** The patched reference, loaded beside the one of this process. */
    public PatchedLoader load(KnownBug bug, SourceCompiler compiler) {
        return new PatchedLoader(compile(bug, compiler), KnownBugs.class.getClassLoader());
    }
}
