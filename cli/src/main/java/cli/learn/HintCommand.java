package cli.learn;

import cli.Exit;
import cli.Output;
import course.House;
import course.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dojo hint}: an exercise's next hint, after the last one the last one again; or those read so far. */
@Command(
        name = "hint",
        description = "Shows the next of an exercise's three hints, from a nudge to nearly the answer.",
        footer = {"", "Examples:", "  ./dojo hint attention.scores", "  ./dojo hint attention.scores --again"})
public final class HintCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Parameters(paramLabel = "EXERCISE", description = "The exercise's id, for instance attention.scores.")
    private String exercise;

    @Option(names = "--again", description = "Show the hints that were read so far, and no new one.")
    private boolean again;

    @Override
    public Integer call() {
        House house = House.find();
        Progress.of(house).notice().ifPresent(notice -> output.note("%s", notice));
        NextHint hints = new NextHint(house, exercise);
        (again ? hints.again() : hints.lines()).forEach(line -> output.line("%s", line));
        return Exit.DONE;
    }
}
