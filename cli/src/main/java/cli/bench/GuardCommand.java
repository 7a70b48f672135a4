package cli.bench;

import cli.BackendOption;
import cli.Exit;
import cli.Output;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dojo bench guard}: has the engine become slow? */
@Command(
        name = "guard",
        description = {"The engine's operations beside plain Java loops in the same run.",
            "Exit code 1 where one is not as many times as fast as it must be."},
        footer = {"", "Example:", "  ./dojo bench guard"})
public final class GuardCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private FiguresOptions figures;

    @Mixin
    private BackendOption backend;

    @Override
    public Integer call() throws IOException, InterruptedException {
        backend.start();
        return figures.measure(output, "guard", GuardBench::run).holds() ? Exit.DONE : Exit.NO;
    }
}
