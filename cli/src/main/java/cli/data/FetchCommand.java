package cli.data;

import cli.Exit;
import cli.Output;
import cli.Problem;
import course.House;
import datasets.Fetch;
import engine.metrics.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dojo data fetch}: tiny Shakespeare from its public source or another one, verified. */
@Command(
        name = "fetch",
        description = {"Fetches tiny Shakespeare, verifies its checksum, and goes on where an earlier fetch broke off.",
            "The source: --from, or the environment variable DOJO_SHAKESPEARE, or its public address."},
        footer = {"", "Example:", "  ./dojo data fetch tinyshakespeare"})
final class FetchCommand implements Callable<Integer> {

    static final String NAME = "tinyshakespeare";
    static final String FILE = "tinyshakespeare.txt";

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "What to fetch: " + NAME + ".")
    private String name;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write into (default: .dojo/data).")
    private Path out;

    @Option(names = "--from", paramLabel = "URL", description = "The address of a folder that holds input.txt.")
    private String from;

    @Override
    public Integer call() throws IOException {
        if (!name.equals(NAME)) {
            throw Problem.usage("\"" + name + "\" cannot be fetched; " + NAME + " can.");
        }
        Fetch fetch = fetch();
        Path file = (out == null ? home(House.find()) : out).resolve(FILE);
        try (var progress = Progress.start(NAME, "bytes", 0, fetch.size())) {
            fetch.into(file, progress::update);
        }
        output.line("%s  %,d bytes, SHA-256 as expected", file, fetch.size());
        return Exit.DONE;
    }

    private Fetch fetch() {
        try {
            return from == null ? Fetch.tinyShakespeare() : Fetch.tinyShakespeare(from);
        } catch (IllegalArgumentException noAddress) {
            throw Problem.usage(noAddress.getMessage());
        }
    }

    /** Where fetched files lie unless another folder is named. */
    static Path home(House house) {
        return house.memory().resolve("data");
    }
}
