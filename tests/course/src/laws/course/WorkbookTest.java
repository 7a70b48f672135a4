package laws.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import course.Chapter;
import course.Course;
import course.CourseException;
import course.ExerciseInfo;
import course.Exercises;
import course.Progress;
import course.SourceCompiler;
import course.Sync;
import course.Workbook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("course")
class WorkbookTest {

    private static final Chapter BPE = Course.chapter("01");
    private static final Chapter ATTENTION = Course.chapter("04");
    private static final Chapter TRANSFORMER = Course.chapter("05");
    private static final String MERGE = "chapters/01-bpe/src/dojo/bpe/Merge.java";

    @TempDir
    Path root;

    private SmallHouse small;
    private Workbook workbook;

    @BeforeEach
    void a_fresh_clone() {
        small = SmallHouse.in(root);
        new Sync(small.house()).write();
        workbook = new Workbook(small.house(), Exercises.of(small.house()));
    }

    @Test
    void in_a_fresh_clone_nothing_is_written() {
        assertThat(workbook.unwritten(BPE)).containsExactly("bpe.merge", "bpe.twice");
        assertThat(workbook.begun()).isFalse();
        write("bpe.merge", "return 1;");
        assertThat(workbook.unwritten(BPE)).containsExactly("bpe.twice");
        assertThat(workbook.begun()).isTrue();
    }

    @Test
    void unlocking_writes_the_solution_keeps_a_backup_and_marks_what_was_given() {
        write("bpe.merge", "return 1;  // mine");
        String mine = small.get(MERGE);
        List<Workbook.Change> changes = workbook.unlock(BPE);

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.exercises()).containsExactly("bpe.merge", "bpe.twice");
            Path backup = change.backup().orElseThrow();
            assertThat(backup.getParent()).isEqualTo(root.resolve(".dojo/backups"));
            assertThat(backup.getFileName().toString()).matches("\\d{8}-\\d{6}-01-bpe");
            assertThat(Files.readString(backup.resolve("dojo/bpe/Merge.java"))).isEqualTo(mine);
        });
        assertThat(small.get(MERGE)).isEqualTo(SmallHouse.MERGE.replace("reference.", "dojo."));
        assertThat(workbook.unwritten(BPE)).isEmpty();
        assertThat(Progress.of(small.house()).given()).containsExactly("bpe.merge", "bpe.twice");
        assertCompiles(small.house().work(BPE));
    }

    @Test
    void unlocking_gives_what_the_needed_chapters_still_lack_and_leaves_what_is_written() {
        small.put("chapters/04-attention/src/dojo/attention/Scores.java",
                small.get("chapters/04-attention/src/dojo/attention/Scores.java")
                        .replace("throw new Todo(\"attention.scores\");", "return k * q;"));
        List<Workbook.Change> changes = workbook.unlock(TRANSFORMER);
        assertThat(changes).extracting(Workbook.Change::chapter).containsExactly(ATTENTION, TRANSFORMER);
        assertThat(changes.get(0).exercises()).containsExactly("attention.masks");
        assertThat(small.get("chapters/04-attention/src/dojo/attention/Scores.java"))
                .contains("return k * q;", "return 0;");
        assertThat(workbook.unlock(TRANSFORMER)).extracting(Workbook.Change::chapter).containsExactly(TRANSFORMER);
    }

    @Test
    void one_exercise_is_unlocked_and_reset_and_the_rest_stays() {
        String skeleton = small.get(MERGE);
        ExerciseInfo merge = Exercises.of(small.house()).get("bpe.merge");
        List<Workbook.Change> changes = workbook.unlock(merge);
        assertThat(changes).singleElement().satisfies(change ->
                assertThat(change.exercises()).containsExactly("bpe.merge"));
        assertThat(workbook.unwritten(BPE)).containsExactly("bpe.twice");
        assertThat(workbook.own(BPE)).isEmpty();
        assertThat(Progress.of(small.house()).given()).containsExactly("bpe.merge");
        workbook.reset(merge);
        assertThat(workbook.unwritten(BPE)).contains("bpe.merge", "bpe.twice");
        assertThat(Progress.of(small.house()).given()).isEmpty();
        assertThat(skeleton).contains("Todo(\"bpe.merge\")");
    }

    @Test
    void a_reset_writes_the_skeleton_back_and_takes_the_marks_away() {
        String skeleton = small.get(MERGE);
        workbook.unlock(ATTENTION);
        workbook.unlock(BPE);
        small.put("chapters/01-bpe/src/dojo/bpe/Own.java", "class Own {}");
        Workbook.Change change = workbook.reset(BPE);
        assertThat(small.get(MERGE)).isEqualTo(skeleton);
        assertThat(small.has("chapters/01-bpe/src/dojo/bpe/Own.java")).isFalse();
        assertThat(change.backup().orElseThrow().resolve("dojo/bpe/Own.java")).exists();
        assertThat(Progress.of(small.house()).given()).containsExactly("attention.masks", "attention.scores");
        assertThat(small.has("chapters/01-bpe/hints.yaml")).isTrue();
        workbook.reset(ATTENTION);
        assertThat(new Sync(small.house()).check()).isEmpty();
    }

    @Test
    void a_second_backup_in_the_same_second_does_not_write_over_the_first() {
        Path first = workbook.reset(BPE).backup().orElseThrow();
        Path second = workbook.reset(BPE).backup().orElseThrow();
        assertThat(second).isNotEqualTo(first).exists();
    }

    @Test
    void filling_takes_the_rest_from_the_reference_and_says_whose_is_what() {
        write("bpe.merge", "return left + 1;  // mine");
        small.put("target/fill/dojo/bpe/Old.java", "stale");
        String before = small.get(MERGE);
        Workbook.Filled filled = workbook.fill(BPE, root.resolve("target/fill"));
        assertThat(filled.mine()).containsExactly("bpe.merge");
        assertThat(filled.given()).containsExactly("bpe.twice");
        assertThat(small.get("target/fill/dojo/bpe/Merge.java"))
                .contains("// mine", "merge(merge(left)) + Fast.zero()");
        assertThat(small.has("target/fill/dojo/bpe/Old.java")).isFalse();
        assertThat(small.get(MERGE)).isEqualTo(before);
        assertCompiles(root.resolve("target/fill"));
    }

    @Test
    void of_an_exercise_of_two_methods_filling_takes_only_the_one_that_is_not_written() {
        String reference = "solutions/01-bpe/src/reference/bpe/Merge.java";
        small.put(reference, small.get(reference)
                .replace("bpe.twice", "bpe.merge").replaceFirst(",\\s+needs = \"bpe.merge\"", "")
                .replace("points = 3, minutes = 5, level = Exercise.Level.STRETCH", "points = 2, minutes = 10"));
        new Sync(small.house()).write();
        workbook = new Workbook(small.house(), Exercises.of(small.house()));
        String todo = "throw new Todo\\(\"bpe.merge\"\\);";
        small.put(MERGE, small.get(MERGE).replaceFirst(todo, "return left + 1;  // mine"));
        assertThat(workbook.unwritten(BPE)).containsExactly("bpe.merge");
        assertThat(workbook.begun()).isTrue();
        assertThat(workbook.fill(BPE, root.resolve("target/fill")).given()).containsExactly("bpe.merge");
        assertThat(small.get("target/fill/dojo/bpe/Merge.java"))
                .contains("// mine", "merge(merge(left)) + Fast.zero()");
    }

    @Test
    void what_was_unlocked_is_not_the_learners_when_filling() {
        workbook.unlock(BPE);
        Workbook.Filled filled = workbook.fill(BPE, root.resolve("target/fill"));
        assertThat(filled.mine()).isEmpty();
        assertThat(filled.given()).hasSize(2);
    }

    @Test
    void a_source_that_does_not_parse_stops_a_fill_with_its_place() {
        write("bpe.twice", "return (;");
        assertThatThrownBy(() -> workbook.fill(BPE, root.resolve("target/fill")))
                .isInstanceOf(CourseException.class).hasMessageStartingWith(MERGE + ":");
    }

    @Test
    void syncing_over_a_learners_work_keeps_a_backup() {
        workbook.unlock(ATTENTION);
        write("bpe.merge", "return 7;");
        new Sync(small.house()).write();
        assertThat(root.resolve(".dojo/backups")).isDirectoryRecursivelyContaining("glob:**Merge.java");
        assertThat(Progress.of(small.house()).given()).isEmpty();
        new Sync(small.house()).write();
        assertThat(root.resolve(".dojo/backups").toFile().list()).hasSize(3);
    }

    @Test
    void a_chapter_without_a_solution_cannot_be_unlocked() {
        assertThatThrownBy(() -> workbook.unlock(Course.chapter("06"))).isInstanceOf(CourseException.class)
                .hasMessageContaining("06-pretraining");
    }

    private void write(String exercise, String body) {
        small.put(MERGE, small.get(MERGE).replace("throw new Todo(\"" + exercise + "\");", body));
    }

    private void assertCompiles(Path sources) {
        try (SourceCompiler compiler = new SourceCompiler()) {
            assertThat(compiler.compile(sources, root.resolve("target/out")).shown()).isEmpty();
        }
    }
}
