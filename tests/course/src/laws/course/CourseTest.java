package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import course.Chapter;
import course.Course;
import course.ExerciseInfo;
import course.ExerciseLock;
import course.Exercises;
import course.Hints;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import course.Lesson;
import course.Questions;
import course.Sync;
import course.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every chapter that is there: its exercises, hints, known bugs and lesson fit together. */
@Tag("course")
class CourseTest {

    private static final House HOUSE = House.find();
    private static Exercises exercises;

    @BeforeAll
    static void read() {
        exercises = Exercises.of(HOUSE);
    }

    static Stream<Chapter> chapters() {
        return Course.chapters().stream().filter(HOUSE::holds);
    }

    @Test
    void exercises_keep_the_promise_of_the_lock() {
        assertThat(new ExerciseLock(HOUSE).problems(exercises)).isEmpty();
    }

    @Test
    void chapters_are_the_image_of_the_solutions() {
        assumeFalse(new Workbook(HOUSE, exercises).begun(), "a learner has begun: chapters is no image any more");
        assertThat(new Sync(HOUSE).check()).as("run dojo sync").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void a_chapter_has_at_most_six_core_exercises(Chapter chapter) {
        assertThat(exercises.of(chapter)).filteredOn(it -> it.level() == contracts.Exercise.Level.CORE)
                .hasSizeBetween(1, 6);
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void an_exercise_needs_only_what_comes_with_its_chapter(Chapter chapter) {
        List<Chapter> within = new ArrayList<>(Course.needsOf(chapter));
        within.add(chapter);
        for (ExerciseInfo exercise : exercises.of(chapter)) {
            assertThat(within).as(exercise.id())
                    .containsAll(exercise.needs().stream().map(id -> exercises.get(id).chapter()).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void every_exercise_has_three_hints_and_every_hint_an_exercise(Chapter chapter) {
        Hints hints = Hints.of(HOUSE, chapter);
        assertThat(hints.exercises()).containsExactlyInAnyOrderElementsOf(ids(chapter));
        assertThat(hints.byExercise()).allSatisfy((exercise, texts) -> assertThat(texts).as(exercise).hasSize(3));
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void every_exercise_has_four_known_bugs_and_an_alternative(Chapter chapter) {
        KnownBugs catalogue = KnownBugs.of(HOUSE, chapter);
        for (String id : ids(chapter)) {
            assertThat(catalogue.bugs()).as("known bugs of " + id)
                    .filteredOn(bug -> bug.exercise().equals(id)).hasSizeGreaterThanOrEqualTo(4);
            assertThat(catalogue.alternatives()).as("alternatives of " + id)
                    .filteredOn(bug -> bug.exercise().equals(id)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void every_known_bug_can_be_applied_and_names_an_exercise_and_a_section_of_the_lesson(Chapter chapter) {
        KnownBugs catalogue = KnownBugs.of(HOUSE, chapter);
        Lesson lesson = Lesson.of(HOUSE, chapter);
        Set<String> ids = Set.copyOf(ids(chapter));
        for (KnownBug bug : catalogue.bugs()) {
            assertThat(lesson.sections()).as("section that " + bug.id() + " names").containsKey(bug.lesson());
        }
        assertThat(Stream.concat(catalogue.bugs().stream(), catalogue.alternatives().stream())).allSatisfy(bug -> {
            assertThat(ids).as("exercise of " + bug.id()).contains(bug.exercise());
            assertThat(catalogue.apply(bug)).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void every_question_leads_to_something_that_exists(Chapter chapter) {
        Lesson lesson = Lesson.of(HOUSE, chapter);
        List<String> bugs = KnownBugs.of(HOUSE, chapter).bugs().stream().map(KnownBug::id).toList();
        List<Questions.Question> questions = Questions.of(HOUSE, chapter).all();
        assertThat(questions).isNotEmpty();
        for (Questions.Question question : questions) {
            question.exercise().ifPresent(id -> assertThat(ids(chapter)).as(question.id()).contains(id));
            question.check().ifPresent(id -> assertThat(ids(chapter)).as(question.id())
                    .contains(id.substring(0, (id + "/").indexOf('/'))));
            question.bug().ifPresent(id -> assertThat(bugs).as(question.id()).contains(id));
            question.lesson().ifPresent(anchor -> assertThat(lesson.sections()).as(question.id()).containsKey(anchor));
        }
    }

    private static List<String> ids(Chapter chapter) {
        return exercises.of(chapter).stream().map(ExerciseInfo::id).collect(Collectors.toList());
    }
}
