package laws.course;

import static org.assertj.core.api.Assertions.assertThat;

import contracts.Exercise.Level;
import course.Chapter;
import course.Course;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import course.Lesson;
import course.Questions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lesson says about its exercises is what their annotations say, and its links lead somewhere. */
@Tag("course")
class LessonsTest {

    private static final House HOUSE = House.find();
    private static final Exercises EXERCISES = Exercises.of(HOUSE);
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| `([a-z]+\\.[a-z0-9-]+)`(, stretch)? \\|.*\\| (\\d+) \\|.*\\|$");
    private static final Pattern FITS = Pattern.compile("(?ms)^> \\*\\*How this chapter fits\\.\\*\\*.*?\n\n");
    private static final Pattern CHECK = Pattern.compile("`([a-z]+\\.[a-z0-9-]+/[a-z0-9-]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    static Stream<Chapter> chapters() {
        return Course.chapters().stream().filter(HOUSE::holds);
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void the_table_of_exercises_has_them_in_their_order_with_methods_and_minutes(Chapter chapter) throws IOException {
        List<String> listed = new ArrayList<>();
        Matcher row = ROW.matcher(lesson(chapter));
        while (row.find()) {
            ExerciseInfo exercise = EXERCISES.get(row.group(1));
            listed.add(exercise.id());
            assertThat(row.group(2) != null).as(exercise.id() + " is a stretch exercise")
                    .isEqualTo(exercise.level() == Level.STRETCH);
            assertThat(Integer.parseInt(row.group(3))).as("minutes of " + exercise.id()).isEqualTo(exercise.minutes());
            for (ExerciseInfo.Method method : exercise.methods()) {
                assertThat(row.group()).as(exercise.id())
                        .contains("`" + method.type() + "." + method.signature().replaceFirst("\\(.*", "") + "`");
            }
        }
        if (!listed.isEmpty()) { // a lesson may say it all in its sections
            assertThat(listed).containsExactlyElementsOf(ids(chapter));
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void its_first_lines_give_the_minutes_of_the_core_exercises(Chapter chapter) throws IOException {
        Matcher fits = FITS.matcher(lesson(chapter));
        if (fits.find()) {
            assertThat(fits.group()).contains(core(chapter) + " minutes");
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void its_links_lead_to_files_and_sections_that_exist(Chapter chapter) throws IOException {
        Lesson lesson = Lesson.of(HOUSE, chapter);
        Path folder = HOUSE.lesson(chapter).getParent();
        Matcher link = LINK.matcher(lesson(chapter));
        while (link.find()) {
            String target = link.group(1);
            if (target.startsWith("#")) {
                assertThat(lesson.sections()).containsKey(target.substring(1));
            } else if (!target.startsWith("http")) {
                Path file = folder.resolve(target.replaceFirst("#.*", ""));
                assertThat(file).exists();
                if (target.contains(".md#")) {
                    assertThat(Lesson.of(Files.readString(file)).sections()).as(target)
                            .containsKey(target.replaceFirst(".*#", ""));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void every_exercise_has_its_section_and_every_known_bug_one_that_explains_it(Chapter chapter) throws IOException {
        Lesson lesson = Lesson.of(HOUSE, chapter);
        List<String> lines = lesson(chapter).lines().toList();
        assertThat(lesson.exercises()).containsOnlyKeys(ids(chapter));
        lesson.exercises().values().forEach(anchor -> {
            Lesson.Section section = lesson.sections().get(anchor);
            assertThat(lines.get(section.line() - 1)).contains(section.heading());
        });
        for (KnownBug bug : KnownBugs.of(HOUSE, chapter).bugs()) {
            assertThat(Lesson.place(HOUSE, chapter, bug.lesson())).as(bug.id()).matches("chapters/.*\\.md:\\d+ \\(.+\\)");
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void the_checks_that_lesson_and_questions_name_are_among_the_laws(Chapter chapter) throws IOException {
        Set<String> named = new TreeSet<>();
        CHECK.matcher(lesson(chapter)).results().forEach(check -> named.add(check.group(1)));
        Questions.of(HOUSE, chapter).all().forEach(question -> question.check().ifPresent(named::add));
        StringBuilder laws = new StringBuilder();
        try (Stream<Path> files = Files.walk(HOUSE.root().resolve("tests").resolve(chapter.folder()).resolve("src"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                laws.append(Files.readString(file));
            }
        }
        assertThat(named).allSatisfy(check -> assertThat(laws.indexOf("\"" + check + "\"")).as(check).isNotNegative());
    }

    private static String lesson(Chapter chapter) throws IOException {
        return Files.readString(HOUSE.lesson(chapter));
    }

    private static int core(Chapter chapter) {
        return EXERCISES.of(chapter).stream().filter(exercise -> exercise.level() == Level.CORE)
                .mapToInt(ExerciseInfo::minutes).sum();
    }

    private static List<String> ids(Chapter chapter) {
        return EXERCISES.of(chapter).stream().map(ExerciseInfo::id).toList();
    }
}
