package cli.bench;

import cli.BackendOption;
import cli.Exit;
import cli.Output;
import cli.Problem;
import cli.train.KnobOptions;
import cli.train.Knobs;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo bench generate}: tokens of one sequence. */
@Command(
        name = "generate",
        description = {"Greedy generation of one sequence with fresh weights, nothing cached.",
            "With --peer beside PyTorch's, in turns."},
        footer = {"", "Example:", "  ./dojo bench generate --peer"})
public final class GenerateBenchCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private FiguresOptions figures;

    @Mixin
    private PeerOptions peers;

    @Mixin
    private BackendOption backend;

    @Mixin
    private TextOption text;

    @Mixin
    private KnobOptions model;

    @Option(names = "--tokens", paramLabel = "N", defaultValue = "128",
            description = "Length of a text (default: ${DEFAULT-VALUE}).")
    private int tokens;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "10",
            description = "Timed texts, after as many untimed ones (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (tokens < 1 || rounds < 1) {
            throw Problem.usage("--tokens and --rounds must be at least 1.");
        }
        Knobs knobs = model.knobs();
        backend.start();
        figures.measure(output, "generate",
                () -> GenerateBench.run(text.read(), model.preset(), knobs, peers, tokens, rounds));
        return Exit.DONE;
    }
}
