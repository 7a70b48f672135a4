package cli.report;

import cli.learn.Score;
import cli.learn.Standing;
import cli.learn.Standing.State;
import course.Chapter;
import course.Course;
import course.CourseException;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import course.Progress;
import course.Workbook;
import engine.plot.HtmlReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far the learner is: the whole in a sentence, chapter by chapter in a table. */
final class ProgressSection {

    private final Exercises exercises;
    private final Workbook workbook;
    private final Progress progress;

    ProgressSection(House house) {
        exercises = Exercises.of(house);
        workbook = new Workbook(house, exercises);
        progress = Progress.of(house);
    }

    /** A sentence for the learner where a damaged file was set aside. */
    Optional<String> notice() {
        return progress.notice();
    }

    void addTo(HtmlReport report) {
        List<List<String>> rows = new ArrayList<>();
        int green = 0;
        double earned = 0;
        for (Chapter chapter : Course.chapters()) {
            try {
                Standing standing = Standing.of(chapter, exercises, workbook, progress);
                green += standing.count(State.GREEN);
                earned += standing.earned();
                rows.add(row(standing));
            } catch (CourseException unreadable) {
                rows.add(List.of(chapter.toString(), "cannot be read", "", "", "", "", ""));
            }
        }
        report.text(String.format(Locale.ROOT,
                "Written by ./dojo report on %s. %d of %d exercises are yours and green, for %s of %d points.",
                LocalDate.now(), green, exercises.all().size(), Score.show(earned),
                exercises.all().stream().mapToInt(ExerciseInfo::points).sum()));
        report.section("Progress")
                .table(List.of("chapter", "exercises", "green", "red or unchecked", "given", "points", "hints"), rows)
                .text("Given are the exercises that ./dojo unlock wrote for you; they earn no points. Unchecked is what "
                        + "you have changed since the last ./dojo test. ./dojo alone names the next step.");
    }

    private static List<String> row(Standing standing) {
        return List.of(standing.chapter().toString(), String.valueOf(standing.states().size()),
                String.valueOf(standing.count(State.GREEN)),
                String.valueOf(standing.count(State.RED) + standing.count(State.CHANGED)),
                String.valueOf(standing.count(State.GIVEN)),
                Score.show(standing.earned()) + " of " + standing.possible(), String.valueOf(standing.hints()));
    }
}
