package cli.learn;

import cli.Exit;
import cli.Output;
import cli.Problem;
import course.Course;
import course.CourseException;
import course.Exercises;
import course.Hints;
import course.House;
import course.Progress;
import java.util.List;
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
        List<String> hints = hints(house);
        Progress progress = Progress.of(house);
        progress.notice().ifPresent(notice -> output.note("%s", notice));
        int read = Math.min(progress.hints(exercise), hints.size());
        if (again && read == 0) {
            output.line("No hint of %s was read so far; ./dojo hint %s shows the first.", exercise, exercise);
            return Exit.DONE;
        }
        int number = again ? read : Math.min(read + 1, hints.size());
        for (int i = again ? 1 : number; i <= number; i++) {
            output.line("%s, hint %d of %d: %s", exercise, i, hints.size(), hints.get(i - 1));
        }
        if (number == hints.size()) {
            output.line("This is the last hint; ./dojo unlock %s writes the answer for you, without points.", exercise);
        }
        if (!again) {
            Progress.update(house, kept -> kept.hintsRead(exercise, number));
        }
        return Exit.DONE;
    }

    private List<String> hints(House house) {
        try {
            List<String> hints = Hints.of(house, Course.chapterOf(exercise)).of(exercise);
            if (hints.isEmpty()) {
                Exercises.of(house).get(exercise);                          // refuses an id that is none
                throw new Problem("The exercise " + exercise + " has no hints.");
            }
            return hints;
        } catch (CourseException unknown) {
            throw Problem.usage(unknown.getMessage());
        }
    }
}
