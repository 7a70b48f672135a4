package course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;

/** A YAML file as a tree. Whatever is not as it must be is refused in a sentence that names file and place. */
record Yaml(String name, JsonNode root) {

    static Yaml read(House house, Path file) {
        String name = house.show(file);
        try {
            JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(Sources.read(file));
            return new Yaml(name, root == null ? MissingNode.getInstance() : root);
        } catch (JsonProcessingException problem) {
            int line = problem.getLocation() == null ? 1 : problem.getLocation().getLineNr();
            String why = problem.getOriginalMessage().lines()
                    .filter(part -> !part.isBlank() && !part.startsWith(" "))      // the others quote the file
                    .reduce((context, what) -> what).orElse("");
            throw new CourseException(name + ":" + line + " is not YAML: " + why + ".", problem);
        }
    }

    /** The text of a field that must be there. */
    String text(JsonNode node, String field, String where) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new CourseException(name + ": " + where + " has no text \"" + field + "\".");
        }
        return value.textValue();
    }

    /** Refuses fields that nothing reads: they are slips of the pen. */
    void allowOnly(JsonNode node, Set<String> fields, String where) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext();) {
            String field = names.next();
            if (!fields.contains(field)) {
                throw new CourseException(name + ": " + where + " has an unknown field \"" + field + "\".");
            }
        }
    }
}
