package cli.quiz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import course.House;
import engine.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The learner's card box, {@code .dojo/quiz.json}: the box and the day of every question that was asked. Questions that
 * this version does not know stay in the file. A damaged file is set aside, never deleted.
 */
final class Boxes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final House house;
    private final Path file;
    private ObjectNode root;
    private String notice = "";

    private Boxes(House house) {
        this.house = house;
        this.file = house.memory().resolve("quiz.json");
    }

    static Boxes of(House house) throws IOException {
        Boxes boxes = new Boxes(house);
        boxes.read();
        return boxes;
    }

    /** Where a question stands; empty where it was never asked. */
    Optional<Box> box(String question) {
        return Optional.of(cards().path(question)).filter(JsonNode::isObject).map(Boxes::box);
    }

    /** Remembers where a question stands now. What another quiz wrote in the meantime stays. */
    void put(String question, Box box) throws IOException {
        read();
        ObjectNode card = root.withObject("/cards").withObject("/" + question.replace("~", "~0").replace("/", "~1"));
        card.put("box", box.number()).put("due", box.due().toString()).put("asked", card.path("asked").asInt() + 1);
        AtomicFiles.writeText(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    /** A sentence for the learner where a damaged file was set aside; empty where none was. */
    String notice() {
        return notice;
    }

    private JsonNode cards() {
        return root.path("cards");
    }

    private void read() throws IOException {
        root = JSON.createObjectNode();
        if (!Files.exists(file)) {
            return;
        }
        try {
            JsonNode found = JSON.readTree(file.toFile());
            found.path("cards").forEach(Boxes::box);
            if (found instanceof ObjectNode object && (found.path("cards").isObject() || found.isEmpty())) {
                root = object;
                return;
            }
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException damaged) {
            // set aside below
        }
        notice = setAside();
    }

    private String setAside() throws IOException {
        Path aside = file.resolveSibling("quiz.damaged.json");
        for (int again = 2; Files.exists(aside); again++) {
            aside = file.resolveSibling("quiz.damaged-" + again + ".json");
        }
        Files.move(file, aside);
        return house.show(file) + " was damaged and is now " + aside.getFileName() + "; all questions count as new.";
    }

    private static Box box(JsonNode card) {
        return new Box(card.path("box").asInt(), LocalDate.parse(card.path("due").asText()));
    }
}
