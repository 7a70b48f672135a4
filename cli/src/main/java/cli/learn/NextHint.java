package cli.learn;

import cli.Problem;
import course.Course;
import course.CourseException;
import course.Exercises;
import course.Hints;
import course.House;
import course.Lesson;
import course.Progress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** An exercise's hints, one after the other; after the last one, the last one again. */
public record NextHint(House house, String exercise) {

    /** The next hint, as lines for the terminal; remembers that it was read. */
    public List<String> lines() {
        List<String> hints = all();
        int number = Math.min(Progress.of(house).hints(exercise) + 1, hints.size());
        List<String> lines = lines(number, number);
        Progress.update(house, kept -> kept.hintsRead(exercise, number));
        return lines;
    }

    /** The hints that were read so far. */
    List<String> again() {
        int read = Math.min(Progress.of(house).hints(exercise), all().size());
        return read > 0 ? lines(1, read) : List.of("No hint of " + exercise + " was read so far; ./dojo hint " + exercise
                + " shows the first.");
    }

    private List<String> lines(int from, int to) {
        List<String> hints = all();
        List<String> lines = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            lines.add(exercise + ", hint " + i + " of " + hints.size() + ": " + hints.get(i - 1));
        }
        if (Files.exists(house.lesson(Course.chapterOf(exercise)))) {
            lines.add("Its section: " + Lesson.place(house, exercise));
        }
        if (to == hints.size()) {
            lines.add("This is the last hint; ./dojo unlock " + exercise
                    + " writes the answer for you, without points.");
        }
        return lines;
    }

    private List<String> all() {
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
