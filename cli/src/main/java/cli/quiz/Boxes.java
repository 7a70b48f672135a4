package cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import course.House;
import course.MemoryFile;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The learner's card box, {@code .dojo/quiz.json}: the box and the day of every question that was asked. Questions that
 * this version does not know stay in the file.
 */
final class Boxes {

    private static final String CARDS = "cards";

    private final MemoryFile file;
    private ObjectNode root;

    Boxes(House house) {
        file = new MemoryFile(house, "quiz", "all questions count as new", Boxes::check);
        root = file.read();
    }

    /** Where a question stands; empty where it was never asked. */
    Optional<Box> box(String question) {
        return Optional.of(root.path(CARDS).path(question)).filter(JsonNode::isObject).map(Boxes::box);
    }

    /** Remembers where a question stands now. What another quiz wrote in the meantime stays. */
    void put(String question, Box box) {
        root = file.update(now -> {
            ObjectNode cards = now.withObject("/" + CARDS);
            ObjectNode card = cards.path(question) instanceof ObjectNode known ? known : cards.putObject(question);
            card.put("box", box.number()).put("due", box.due().toString()).put("asked", card.path("asked").asInt() + 1);
        });
    }

    /** A sentence for the learner where a damaged file was set aside. */
    Optional<String> notice() {
        return file.notice();
    }

    private static void check(ObjectNode root) {
        MemoryFile.demand(root.path(CARDS).isObject(), root.path(CARDS));
        root.path(CARDS).forEach(Boxes::box);
    }

    private static Box box(JsonNode card) {
        return new Box(card.path("box").asInt(), LocalDate.parse(card.path("due").asText()));
    }
}
