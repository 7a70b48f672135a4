package cli.bench;

import datasets.Stories;
import datasets.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The text that a measurement works on, as a picocli mixin. */
@Command
final class TextOption {

    @Option(names = "--data", paramLabel = "FILE", defaultValue = "embedded",
            description = "A UTF-8 text, or embedded, the stories that come along (default).")
    private String data;

    String read() throws IOException {
        return data.equals("embedded") ? Stories.train() : TextFile.read(Path.of(data));
    }
}
