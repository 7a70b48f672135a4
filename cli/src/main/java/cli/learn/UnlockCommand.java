package cli.learn;

import cli.Exit;
import cli.Output;
import course.CourseException;
import course.House;
import course.Workbook;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dojo unlock}: the reference's answers in the learner's chapter, and in those that it needs. */
@Command(
        name = "unlock",
        description = {"Writes the reference's answers into a chapter, or the answer of one exercise, and what it needs.",
            "What is given earns no points; a backup of your own sources stays in .dojo/backups."},
        footer = {"", "Examples:", "  ./dojo unlock attention.scores", "  ./dojo unlock 4"})
public final class UnlockCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Parameters(paramLabel = "WHAT", description = "A chapter, 4 or attention, or an exercise, attention.scores.")
    private String name;

    @Override
    public Integer call() {
        House house = House.find();
        Target target = Target.of(house, name);
        Workbook workbook = target.workbook();
        List<String> own = target.exercise().isPresent() ? List.of() : own(workbook, target);
        List<Workbook.Change> changes =
                target.exercise().map(workbook::unlock).orElseGet(() -> workbook.unlock(target.chapter()));
        for (Workbook.Change change : changes) {
            output.line("%s%s: given are %s", change.chapter(),
                    change.chapter().equals(target.chapter()) ? "" : " (needed by " + target.chapter() + ")",
                    String.join(", ", change.exercises()));
            change.backup().ifPresent(backup -> output.note("Your sources of before: %s", house.show(backup)));
        }
        if (!own.isEmpty()) {
            output.note("Of these, you had written %s yourself; ./dojo unlock EXERCISE gives one answer alone.",
                    String.join(", ", own));
        }
        return Exit.DONE;
    }

    /** Nothing where the sources cannot be read: they are replaced all the same. */
    private static List<String> own(Workbook workbook, Target target) {
        try {
            return workbook.own(target.chapter());
        } catch (CourseException unreadable) {
            return List.of();
        }
    }
}
