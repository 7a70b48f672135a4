package cli.bench;

import cli.LifeSign;
import cli.Output;
import cli.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import engine.io.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where a measurement's figures go, as a picocli mixin. As JSON they stand beside the machine that they hold for. */
@Command
final class FiguresOptions {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a file of figures begins. */
    private static final String FIRST_KEY = "{\"bench\":";

    @Option(names = "--json", description = "Print the figures as JSON, one line, in place of the table.")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the same JSON into a new file as well, or over earlier figures.")
    private Path out;

    /** The work of a measurement, its warm-up included. */
    interface Work<T extends Measured> {

        T measure() throws IOException, InterruptedException;
    }

    /** Measures, with signs of life, and shows what was found. @param part the measurement's name */
    <T extends Measured> T measure(Output output, String part, Work<T> work) throws IOException, InterruptedException {
        if (out != null) {
            checkOut(); // now: a measurement takes minutes
        }
        double load = Setting.currentLoad(); // before the work, which is a load itself
        try (LifeSign life = LifeSign.of("measuring")) {
            T measured = work.measure();
            show(output, part, measured, Setting.here(load));
            return measured;
        }
    }

    private void show(Output output, String part, Measured measured, Setting setting) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bench", part);
        all.put("machine", setting.asMap());
        all.put("figures", measured.figures());
        if (json) {
            output.json(all);
        } else {
            output.text(measured.table());
            output.line("%s", setting.sentence());
        }
        if (out != null) {
            write(all);
        }
    }

    /** Rows that come as they are measured; nothing where JSON was asked for. */
    void row(Output output, String row) {
        if (!json) {
            output.text(row);
        }
    }

    /** Nothing is replaced but figures of an earlier measurement: no text that was mistaken for the target, no device. */
    private void checkOut() {
        Path file = out.toAbsolutePath();
        try {
            if (Files.exists(file) && !(Files.isRegularFile(file) && beginsAsFigures(file))) {
                throw new Problem(out + " is there and holds no figures of dojo bench; name a new file with --out.");
            }
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw notWritten(e);
        }
        if (!Files.isWritable(file.getParent())) {
            throw new Problem("The figures cannot be written to " + out + ": its folder may not be written; name another "
                    + "--out.");
        }
    }

    private static boolean beginsAsFigures(Path file) throws IOException {
        byte[] first = FIRST_KEY.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(first, in.readNBytes(first.length));
        }
    }

    private Problem notWritten(IOException e) {
        return new Problem("The figures cannot be written to " + out + " (" + e.getMessage() + "); name another --out.", e);
    }

    private void write(Map<String, Object> all) {
        try {
            AtomicFiles.writeText(out.toAbsolutePath(), JSON.writeValueAsString(all) + "\n");
        } catch (IOException e) {
            throw notWritten(e);
        }
    }
}
