package cli.bench;

import cli.Exit;
import cli.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo bench encode}: encoding beside jtokkit. */
@Command(
        name = "encode",
        description = "Encoding a text with GPT-2's vocabulary on one thread, beside jtokkit in the same run.",
        footer = {"", "Example:", "  ./dojo bench encode --vocab vocab.json --merges merges.txt"})
public final class EncodeBenchCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private FiguresOptions figures;

    @Mixin
    private TextOption text;

    @Option(names = "--vocab", required = true, paramLabel = "FILE", description = "GPT-2's vocab.json.")
    private Path vocab;

    @Option(names = "--merges", required = true, paramLabel = "FILE", description = "GPT-2's merges.txt.")
    private Path merges;

    @Override
    public Integer call() throws IOException, InterruptedException {
        figures.measure(output, "encode", () -> EncodeBench.run(text.read(), vocab, merges));
        return Exit.DONE;
    }
}
