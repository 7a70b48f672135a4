package cli.learn;

import cli.Exit;
import cli.Output;
import course.Chapter;
import course.Exercises;
import course.House;
import course.Workbook;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dojo reset}: a chapter's skeletons as they were in the beginning. */
@Command(
        name = "reset",
        description = "Writes a chapter's skeletons anew; a backup of your own sources stays in .dojo/backups.",
        footer = {"", "Example:", "  ./dojo reset 4"})
public final class ResetCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Parameters(paramLabel = "CHAPTER", converter = ChapterName.class, description = "Its number or topic: 4 or attention.")
    private Chapter chapter;

    @Override
    public Integer call() {
        House house = House.find();
        Workbook.Change change = new Workbook(house, Exercises.of(house)).reset(chapter);
        output.line("%s is as it was in the beginning.", chapter);
        change.backup().ifPresent(backup -> output.note("Your sources of before: %s", house.show(backup)));
        return Exit.DONE;
    }
}
