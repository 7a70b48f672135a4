package course;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The interview questions of a chapter, {@code chapters/NN-topic/questions.yaml}: the one source for the lesson's
 * interview part, the slides and the quiz.
 */
public record Questions(List<Question> all) {

    private static final Set<String> FIELDS = Set.of("id", "kind", "level", "question", "answer", "exercise", "check",
            "bug", "lesson");

    /** What a question asks for. */
    public enum Kind { EXPLAIN, DERIVE, CODE, DEBUG, ESTIMATE }

    /** Whom it is asked. */
    public enum Level { JUNIOR, SENIOR, STAFF }

    /**
     * A question with its answer and what it leads to.
     *
     * @param id     never renamed
     * @param check  a check's id, {@code attention.scores/hand-example}
     * @param bug    a known bug's id
     * @param lesson an anchor of the chapter's lesson
     */
    public record Question(String id, Kind kind, Level level, String question, String answer, Optional<String> exercise,
                           Optional<String> check, Optional<String> bug, Optional<String> lesson) {}

    public Questions {
        all = List.copyOf(all);
    }

    /** Reads a chapter's questions; there are none where the file is missing. */
    public static Questions of(House house, Chapter chapter) {
        List<Question> all = new ArrayList<>();
        if (!Files.exists(house.questions(chapter))) {
            return new Questions(all);
        }
        Yaml yaml = Yaml.read(house, house.questions(chapter));
        Set<String> ids = new HashSet<>();
        for (JsonNode node : yaml.root().path("questions").isArray() ? yaml.root().path("questions") : yaml.root()) {
            String id = yaml.text(node, "id", "question " + (all.size() + 1));
            if (!ids.add(id)) {
                throw new CourseException(yaml.name() + ": " + id + " stands there twice; rename one.");
            }
            yaml.allowOnly(node, FIELDS, id);
            all.add(new Question(id,
                    oneOf(Kind.class, yaml, node, "kind", id), oneOf(Level.class, yaml, node, "level", id),
                    yaml.text(node, "question", id).strip(), yaml.text(node, "answer", id).strip(),
                    link(node, "exercise"), link(node, "check"), link(node, "bug"), link(node, "lesson")));
        }
        return new Questions(all);
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, Yaml yaml, JsonNode node, String field, String id) {
        String value = yaml.text(node, field, id);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        throw new CourseException(yaml.name() + ": " + id + " has the " + field + " \"" + value
                + "\", which is none of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT) + ".");
    }

    private static Optional<String> link(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }
}
