package cli.bench;

import cli.LifeSign;
import cli.Output;
import cli.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import engine.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where a measurement's figures go, as a picocli mixin. As JSON they stand beside the machine that they hold for. */
@Command
final class FiguresOptions {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--json", description = "Print the figures as JSON, one line, in place of the table.")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the same JSON into a file as well.")
    private Path out;

    /** The work of a measurement, its warm-up included. */
    interface Work<T extends Measured> {

        T measure() throws IOException, InterruptedException;
    }

    /** Measures, with signs of life, and shows what was found. @param part the measurement's name */
    <T extends Measured> T measure(Output output, String part, Work<T> work) throws IOException, InterruptedException {
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
        if (out != null) {
            write(all);
        }
        if (json) {
            output.json(all);
        } else {
            output.text(measured.table());
            output.line("%s", setting.sentence());
        }
    }

    /** Rows that come as they are measured; nothing where JSON was asked for. */
    void row(Output output, String row) {
        if (!json) {
            output.text(row);
        }
    }

    private void write(Map<String, Object> all) {
        try {
            AtomicFiles.writeText(out.toAbsolutePath(), JSON.writeValueAsString(all) + "\n");
        } catch (IOException e) {
            throw new Problem("The figures cannot be written to " + out + " (" + e.getMessage() + "); name another "
                    + "--out.", e);
        }
    }
}
