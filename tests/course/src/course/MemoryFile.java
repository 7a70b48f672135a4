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
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A JSON object below {@code .dojo} that one part of the course keeps for itself: written whole or not at all, one
 * process at a time. Fields that nobody knows stay. A damaged file is set aside, never deleted.
 */
public final class MemoryFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final House house;
    private final Path file;
    private final String lost;
    private final Consumer<ObjectNode> check;
    private String notice;

    /**
     * @param name  without its ending: {@code quiz}
     * @param lost  what it means that a damaged file was set aside, to end a sentence
     * @param check throws an IllegalArgumentException or DateTimeException where the content cannot be what was written
     */
    public MemoryFile(House house, String name, String lost, Consumer<ObjectNode> check) {
        this.house = house;
        this.file = house.memory().resolve(name + ".json");
        this.lost = lost;
        this.check = check;
    }

    /** The content; an empty object where there is no file yet, or where a damaged one was set aside just now. */
    public ObjectNode read() {
        if (!Files.exists(file)) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(Sources.read(file)) instanceof ObjectNode root) {
                check.accept(root);
                return root;
            }
        } catch (JsonProcessingException | CourseException | DateTimeException | IllegalArgumentException damaged) {
            // set aside below
        }
        setAside();
        return JSON.createObjectNode();
    }

    /** Reads, changes and writes it; of two processes at once, one waits. Answers what stands there now. */
    public ObjectNode update(Consumer<ObjectNode> change) {
        try {
            Files.createDirectories(house.memory());
            Path lock = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                ObjectNode root = read();
                change.accept(root);
                AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
                return root;
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(house.show(file) + " cannot be written", problem);
        }
    }

    /** A sentence for the learner where a damaged file was set aside. */
    public Optional<String> notice() {
        return Optional.ofNullable(notice);
    }

    /** What must be an array or an object is one, or is not there at all. */
    public static void demand(boolean isThere, JsonNode node) {
        if (!isThere && !node.isMissingNode()) {
            throw new IllegalArgumentException("It cannot be " + node.getNodeType() + ".");
        }
    }

    private void setAside() {
        String name = file.getFileName().toString().replaceFirst("json$", "damaged");
        Path aside = file.resolveSibling(name + ".json");
        for (int again = 2; Files.exists(aside); again++) {
            aside = file.resolveSibling(name + "-" + again + ".json");
        }
        try {
            Files.move(file, aside);
        } catch (IOException problem) {
            throw new UncheckedIOException(house.show(file) + " is damaged, and cannot be renamed", problem);
        }
        notice = house.show(file) + " was damaged and is now " + aside.getFileName() + "; " + lost + ".";
    }
}
