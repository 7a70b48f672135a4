package course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which exercises a learner works on: those of which a save changed the text of a method. */
public final class Touched {

    private final Map<Path, Map<String, String>> known = new HashMap<>();

    /**
     * Reads a source again.
     *
     * @return ids of the exercises whose methods are not what they were at the last look, in the source's order; none
     *     at the first look, and none while the source cannot be parsed
     */
    public Set<String> look(Path file) {
        Map<String, String> now = methods(file);
        Map<String, String> before = now.isEmpty() ? now : known.put(file, now);
        Set<String> touched = new LinkedHashSet<>();
        if (before != null) {
            now.forEach((exercise, text) -> {
                if (!text.equals(before.get(exercise))) {
                    touched.add(exercise);
                }
            });
        }
        return touched;
    }

    /** The exercises that have a method in a source, as of the last look that understood it. */
    public Set<String> in(Path file) {
        return known.getOrDefault(file, Map.of()).keySet();
    }

    private static Map<String, String> methods(Path file) {
        Map<String, String> methods = new LinkedHashMap<>();
        try {
            if (Files.exists(file)) {
                SourceText source = SourceText.parse(file.toString(), Sources.read(file));
                ExerciseMethod.in(source).forEach(method ->
                        methods.merge(method.id(), source.of(method.declaration()), String::concat));
            }
        } catch (CourseException unfinished) {
            return Map.of(); // the compiler says what is wrong
        }
        return methods;
    }
}
