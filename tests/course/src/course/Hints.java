package course;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hints of a chapter, {@code chapters/NN-topic/hints.yaml}: for each exercise three, from a nudge to nearly the
 * answer. The file's order is the order of the exercises.
 *
 * @param byExercise exercise id to its hints
 */
public record Hints(Map<String, List<String>> byExercise) {

    public Hints {
        byExercise = Collections.unmodifiableMap(new LinkedHashMap<>(byExercise));
    }

    /** Reads a chapter's hints; there are none where the file is missing. */
    public static Hints of(House house, Chapter chapter) {
        Map<String, List<String>> hints = new LinkedHashMap<>();
        if (!Files.exists(house.hints(chapter))) {
            return new Hints(hints);
        }
        Yaml yaml = Yaml.read(house, house.hints(chapter));
        for (Iterator<Map.Entry<String, JsonNode>> fields = yaml.root().fields(); fields.hasNext();) {
            Map.Entry<String, JsonNode> field = fields.next();
            List<String> texts = new ArrayList<>();
            for (JsonNode hint : field.getValue()) {
                if (!hint.isTextual() || hint.textValue().isBlank()) {
                    throw new CourseException(yaml.name() + ": a hint of " + field.getKey() + " is no text.");
                }
                texts.add(hint.textValue().strip());
            }
            hints.put(field.getKey(), List.copyOf(texts));
        }
        return new Hints(hints);
    }

    /** The exercises that have hints, in the file's order. */
    public List<String> exercises() {
        return List.copyOf(byExercise.keySet());
    }

    /** The hints of an exercise, from a nudge on; empty where it has none. */
    public List<String> of(String exercise) {
        return byExercise.getOrDefault(exercise, List.of());
    }
}
