package cli.bench;

import cli.Exit;
import cli.Output;
import cli.Problem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo bench bpe}: training a vocabulary. */
@Command(
        name = "bpe",
        description = {"Training a vocabulary, and how its time grows with the text.",
            "133 kB to 500 tokens, the whole text to 10,000, then texts of 1, 2, 4 and 8 MB to 10,000."},
        footer = {"", "Example:", "  ./dojo bench bpe --data tinyshakespeare.txt"})
public final class BpeBenchCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private FiguresOptions figures;

    @Mixin
    private TextOption text;

    @Option(names = "--megabytes", paramLabel = "X", split = ",", defaultValue = "1,2,4,8",
            description = "Lengths of the growing texts (default: ${DEFAULT-VALUE}).")
    private List<Double> megabytes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (megabytes.stream().anyMatch(one -> !(one > 0 && one <= 100))) {
            throw Problem.usage("--megabytes takes numbers above 0, and 100 at most.");
        }
        figures.measure(output, "bpe", () -> BpeBench.run(text.read(), megabytes));
        return Exit.DONE;
    }
}
