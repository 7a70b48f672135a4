package checks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.lifecycle.Store;

/** {@code target/checks.json}: every check of a run under Maven, beside Surefire's reports. Written when the run ends. */
final class ChecksFile implements Store.CloseOnReset {

    private final List<CheckResult> results = new ArrayList<>();

    void add(CheckResult result) {
        results.add(result);
    }

    @Override
    public void close() {
        Path file = Path.of(System.getProperty("dojo.checks", "target/checks.json"));
        write(file, results);
    }

    static void write(Path file, List<CheckResult> results) {
        Map<String, Object> whole = Map.of("seed", Long.getLong(CheckHook.SEED, 1), "checks", results);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), whole);
        } catch (IOException e) {
            throw new UncheckedIOException("The results could not be written to " + file + ".", e);
        }
    }
}
