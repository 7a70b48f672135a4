package cli.learn;

import cli.Output;
import course.Chapter;
import course.Course;
import course.CourseException;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import course.Workbook;
import java.util.List;

/** What {@code dojo} alone says: the chapters, how much of each is written, and the next step. */
public final class Status {

    private final House house;
    private final Exercises exercises;
    private final Workbook workbook;

    /** The learner's state in a house. */
    public Status(House house) {
        this.house = house;
        this.exercises = Exercises.of(house);
        this.workbook = new Workbook(house, exercises);
    }

    /** Prints one line a chapter, then the next step. */
    public void print(Output output) {
        output.line("LLM Dojo: build a language model in Java, test by test.");
        output.line("");
        Runnable next = null;
        for (Chapter chapter : Course.chapters()) {
            List<ExerciseInfo> all = exercises.of(chapter);
            int points = all.stream().mapToInt(ExerciseInfo::points).sum();
            List<String> unwritten;
            try {
                unwritten = workbook.unwritten(chapter);
            } catch (CourseException broken) {
                output.line("  %-18s %2d exercises, %2d points   cannot be read", chapter, all.size(), points);
                next = next != null ? next : () -> output.line("Next: repair it. %s", broken.getMessage());
                continue;
            }
            output.line("  %-18s %2d exercises, %2d points   %s", chapter, all.size(), points,
                    written(all.size(), unwritten.size()));
            if (next == null && !unwritten.isEmpty()) {
                next = () -> step(output, chapter, exercises.get(unwritten.get(0)));
            }
        }
        output.line("");
        if (next == null) {
            output.line("Next: ./dojo test --all, for everything is written.");
        } else {
            next.run();
        }
        output.line("All commands: ./dojo --help");
    }

    private static String written(int all, int unwritten) {
        return unwritten == 0 ? "all written" : unwritten == all ? "not begun" : (all - unwritten) + " written";
    }

    private void step(Output output, Chapter chapter, ExerciseInfo exercise) {
        Exercises.Place place = exercises.place(exercise);
        output.line("Next: %s (%s, about %d minutes)", exercise.id(),
                exercise.points() == 1 ? "1 point" : exercise.points() + " points", exercise.minutes());
        output.line("  read   %s", house.show(house.lesson(chapter)));
        output.line("  write  %s:%d", house.show(place.file()), place.line());
        output.line("  check  ./dojo test %s", Integer.parseInt(chapter.number()));
        output.line("  stuck  ./dojo hint %s", exercise.id());
    }
}
