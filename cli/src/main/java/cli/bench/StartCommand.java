package cli.bench;

import cli.Exit;
import cli.Output;
import cli.Problem;
import course.House;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo bench start}: fresh processes. */
@Command(
        name = "start",
        description = {"How soon a fresh ./dojo speaks, and how long ./dojo test 1 takes on a chapter that is written.",
            "The learner's files are left alone: it works in a copy."},
        footer = {"", "Example:", "  ./dojo bench start"})
public final class StartCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private FiguresOptions figures;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5",
            description = "Processes of each kind, after one that is not counted (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1) {
            throw Problem.usage("--rounds must be at least 1.");
        }
        figures.measure(output, "start", () -> StartBench.run(House.find(), rounds));
        return Exit.DONE;
    }
}
