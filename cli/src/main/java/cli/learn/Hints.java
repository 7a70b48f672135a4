package cli.learn;

import cli.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import course.Chapter;
import course.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A chapter's hints: for each exercise three, from a nudge to nearly the answer, as its hints.yaml lists them.
 *
 * @param ofExercise the hints by the exercise's id
 */
record Hints(Map<String, List<String>> ofExercise) {

    static Hints read(House house, Chapter chapter) throws IOException {
        Path file = house.hints(chapter);
        if (!Files.isRegularFile(file)) {
            throw new Problem("Chapter " + chapter + " has no hints: " + house.show(file) + " is missing.");
        }
        try {
            return new Hints(new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Problem(house.show(file) + ":" + line + " is no list of hints for each exercise.", e);
        }
    }

    /** The exercise's hints, the mildest first. */
    List<String> of(String exercise) {
        List<String> hints = ofExercise.get(exercise);
        if (hints == null || hints.isEmpty()) {
            throw Problem.usage("There is no exercise \"" + exercise + "\"; the chapter's exercises are "
                    + String.join(", ", ofExercise.keySet()) + ".");
        }
        return hints;
    }
}
