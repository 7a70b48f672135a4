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

/** {@code dojo unlock}: the reference's answers in the learner's chapter, and in those that it needs. */
@Command(
        name = "unlock",
        description = {"Writes the reference's answers into a chapter, and into what it needs of earlier chapters.",
            "What is given earns no points; a backup of your own sources stays in .dojo/backups."},
        footer = {"", "Example:", "  ./dojo unlock 4"})
public final class UnlockCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Parameters(paramLabel = "CHAPTER", converter = ChapterName.class, description = "Its number or topic: 4 or attention.")
    private Chapter chapter;

    @Override
    public Integer call() {
        House house = House.find();
        for (Workbook.Change change : new Workbook(house, Exercises.of(house)).unlock(chapter)) {
            output.line("%s%s: given are %s", change.chapter(),
                    change.chapter().equals(chapter) ? "" : " (needed by " + chapter + ")",
                    String.join(", ", change.exercises()));
            change.backup().ifPresent(backup -> output.note("Your sources of before: %s", house.show(backup)));
        }
        return Exit.DONE;
    }
}
