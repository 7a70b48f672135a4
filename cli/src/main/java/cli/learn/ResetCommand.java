package cli.learn;

import cli.Exit;
import cli.Output;
import course.House;
import course.Workbook;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dojo reset}: a chapter's skeletons, or one exercise's, as they were in the beginning. */
@Command(
        name = "reset",
        description = {"Writes the skeletons of a chapter, or of one exercise, anew.",
            "A backup of your own sources stays in .dojo/backups."},
        footer = {"", "Examples:", "  ./dojo reset attention.scores", "  ./dojo reset 4"})
public final class ResetCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Parameters(paramLabel = "WHAT", description = "A chapter, 4 or attention, or an exercise, attention.scores.")
    private String name;

    @Override
    public Integer call() {
        House house = House.find();
        Target target = Target.of(house, name);
        Workbook.Change change = target.exercise().map(target.workbook()::reset)
                .orElseGet(() -> target.workbook().reset(target.chapter()));
        output.line("%s is as it was in the beginning.",
                target.exercise().map(one -> one.id()).orElse(target.chapter().toString()));
        change.backup().ifPresent(backup -> output.note("Your sources of before: %s", house.show(backup)));
        return Exit.DONE;
    }
}
