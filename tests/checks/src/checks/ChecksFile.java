package checks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code checks.json}, beside Surefire's reports: every check of a run under Maven. The file grows with each result, so
 * that a run which is cut off leaves what it found; a file of an earlier run is begun anew.
 */
final class ChecksFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ChecksFile() {}

    static void add(CheckResult result) {
        Path file = Path.of(System.getProperty("dojo.checks", "target/surefire-reports/checks.json"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ObjectNode whole = ofThisRun(file);
            ((ArrayNode) whole.get("checks")).add(JSON.valueToTree(result));
            JSON.writeValue(file.toFile(), whole);
        } catch (IOException e) {
            throw new UncheckedIOException("The results could not be written to " + file + ".", e);
        }
    }

    private static ObjectNode ofThisRun(Path file) throws IOException {
        String run = ProcessHandle.current().pid() + " since "
                + ProcessHandle.current().info().startInstant().map(Object::toString).orElse("unknown");
        if (Files.exists(file) && JSON.readTree(file.toFile()) instanceof ObjectNode whole
                && run.equals(whole.path("run").asText())) {
            return whole;
        }
        ObjectNode whole = JSON.createObjectNode().put("run", run).put("seed", Long.getLong(CheckHook.SEED, 1));
        whole.set("checks", JSON.createArrayNode());
        return whole;
    }
}
