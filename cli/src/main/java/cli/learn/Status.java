package cli.learn;

import cli.Output;
import cli.learn.Standing.State;
import course.Chapter;
import course.Course;
import course.CourseException;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import course.Lesson;
import course.Progress;
import course.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code dojo} alone says: the chapters with what is green in them, and the next step. */
public final class Status {

    private final House house;
    private final Exercises exercises;
    private final Workbook workbook;
    private final Progress progress;

    /** The learner's state in a house. */
    public Status(House house) {
        this.house = house;
        this.exercises = Exercises.of(house);
        this.workbook = new Workbook(house, exercises);
        this.progress = Progress.of(house);
    }

    /** Prints one line a chapter, then the next step. */
    public void print(Output output) {
        progress.notice().ifPresent(notice -> output.note("%s", notice));
        output.line("LLM Dojo: build a language model in Java, test by test.");
        output.line("");
        List<ExerciseInfo> begun = new ArrayList<>(); // written, but not known to be green: they come first
        List<ExerciseInfo> open = new ArrayList<>();
        String broken = null;
        for (Chapter chapter : Course.chapters()) {
            try {
                Standing standing = Standing.of(chapter, exercises, workbook, progress);
                output.line("  %s", line(standing));
                standing.states().forEach((exercise, state) -> {
                    switch (state) {
                        case RED, CHANGED -> begun.add(exercise);
                        case UNWRITTEN -> open.add(exercise);
                        default -> { }
                    }
                });
            } catch (CourseException unreadable) {
                output.line("  %-16s cannot be read", chapter);
                broken = broken != null ? broken : unreadable.getMessage();
            }
        }
        output.line("");
        if (broken != null) {
            output.line("Next: repair it. %s", broken);
        } else if (!begun.isEmpty() || !open.isEmpty()) {
            step(output, begun.isEmpty() ? open.get(0) : begun.get(0));
        } else {
            output.line("All is green. Train what you built: ./dojo pretrain gpt --mine --out target/mine");
        }
        output.line("All commands: ./dojo --help");
    }

    private static String line(Standing standing) {
        List<String> more = new ArrayList<>();
        add(more, standing.count(State.RED), "red");
        add(more, standing.count(State.CHANGED), "to check");
        add(more, standing.count(State.GIVEN), "given");
        add(more, standing.hints(), standing.hints() == 1 ? "hint" : "hints");
        return String.format(Locale.ROOT, "%-16s %2d of %2d green  %4s of %2d points  %s", standing.chapter(),
                standing.count(State.GREEN) + standing.count(State.GIVEN), standing.states().size(),
                Score.show(standing.earned()), standing.possible(), String.join(", ", more)).stripTrailing();
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private void step(Output output, ExerciseInfo exercise) {
        Exercises.Place place = exercises.place(exercise);
        output.line("Next: %s (%s, about %d minutes)", exercise.id(),
                exercise.points() == 1 ? "1 point" : exercise.points() + " points", exercise.minutes());
        boolean first = exercise.equals(exercises.of(exercise.chapter()).get(0)); // of a lesson, to be read from its top
        output.line("  read   %s", first ? house.show(house.lesson(exercise.chapter()))
                : Lesson.place(house, exercise.id()));
        output.line("  write  %s:%d", house.show(place.file()), place.line());
        output.line("  check  ./dojo watch %1$s on every save, or ./dojo test %1$s once",
                Integer.parseInt(exercise.chapter().number()));
        output.line("  stuck  ./dojo hint %s", exercise.id());
    }
}
