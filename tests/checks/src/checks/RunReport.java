package checks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A JSON file beside Surefire's reports that all processes of one run write together, a piece at a time: a run that is
 * cut off leaves what it found. What an earlier run left is begun anew.
 */
public final class RunReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RunReport() {}

    /**
     * Adds to the file.
     *
     * @param name the file's, {@code checks.json}
     * @param change puts in what is new; the object has the fields {@code run} and {@code seed} already
     */
    public static void add(String name, Consumer<ObjectNode> change) {
        Path file = Path.of(System.getProperty("dojo.reports", "target/surefire-reports"), name).toAbsolutePath();
        Path lock = file.getParent().resolveSibling(name + ".lock");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                ObjectNode whole = ofThisRun(file);
                change.accept(whole);
                JSON.writeValue(file.toFile(), whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The results could not be written to " + file + ".", e);
        }
    }

    private static ObjectNode ofThisRun(Path file) throws IOException {
        String run = System.getProperty("dojo.run", "process " + ProcessHandle.current().pid() + " since "
                + ProcessHandle.current().info().startInstant().map(Object::toString).orElse("unknown"));
        if (Files.exists(file) && JSON.readTree(file.toFile()) instanceof ObjectNode whole
                && run.equals(whole.path("run").asText())) {
            return whole;
        }
        return JSON.createObjectNode().put("run", run).put("seed", Long.getLong(CheckHook.SEED, 1));
    }
}
