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

/** {@code dojo bench step}: the training step. */
@Command(
        name = "step",
        description = {"One training step of a preset: its time, its memory, and where the time goes.",
            "With --peer beside PyTorch's, in turns."},
        footer = {"", "Examples:", "  ./dojo bench step --peer",
            "  ./dojo bench step --preset larger --warmup 4 --steps 20 --peer"})
public final class StepCommand implements Callable<Integer> {

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
    private KnobOptions run;

    @Option(names = "--warmup", paramLabel = "N", defaultValue = "100",
            description = "Steps before the measurement (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "300",
            description = "Steps of the measurement (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--profile", paramLabel = "N", defaultValue = "20",
            description = "Steps whose time is told by operation; 0 for no profile (default: ${DEFAULT-VALUE}).")
    private int profiled;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (warmUp < 0 || steps < 1 || profiled < 0) {
            throw Problem.usage("--steps must be at least 1, --warmup and --profile at least 0.");
        }
        Knobs knobs = run.knobs();
        backend.start();
        figures.measure(output, "step",
                () -> StepBench.run(text.read(), run.preset(), knobs, peers, warmUp, steps, profiled));
        return Exit.DONE;
    }
}
