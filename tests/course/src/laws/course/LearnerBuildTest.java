package laws.course;

import static org.assertj.core.api.Assertions.assertThat;

import course.Chapter;
import course.Course;
import course.LearnerBuild;
import course.Sync;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("course")
class LearnerBuildTest {

    private static final Chapter BPE = Course.chapter("01");
    private static final Chapter ATTENTION = Course.chapter("04");
    private static final Chapter TRANSFORMER = Course.chapter("05");
    private static final String MERGE = "chapters/01-bpe/src/dojo/bpe/Merge.java";
    private static final String SCORES = "chapters/04-attention/src/dojo/attention/Scores.java";

    @TempDir
    Path root;

    private SmallHouse small;

    @BeforeEach
    void a_fresh_clone() {
        small = SmallHouse.in(root);
        new Sync(small.house()).write();
    }

    @Test
    void filled_or_not_an_error_names_the_learners_own_line() {
        small.put(MERGE, small.get(MERGE).replace("throw new Todo(\"bpe.twice\");", "return \"two\";"));
        String line = "chapters/01-bpe/src/dojo/bpe/Merge.java:"
                + (small.get(MERGE).substring(0, small.get(MERGE).indexOf("return \"two\"")).split("\n", -1).length) + ": ";
        for (boolean fill : new boolean[] {false, true}) {
            try (LearnerBuild build = LearnerBuild.of(small.house(), "test", List.of(BPE), fill)) {
                assertThat(build.outcomes().get(BPE).compiled()).isFalse();
                assertThat(build.outcomes().get(BPE).shown()).startsWith(line);
            }
        }
    }

    @Test
    void only_what_is_asked_for_and_what_it_needs_is_compiled_and_filled() {
        try (LearnerBuild build = LearnerBuild.of(small.house(), "test", List.of(TRANSFORMER), true)) {
            assertThat(build.outcomes().keySet()).contains(ATTENTION, TRANSFORMER).doesNotContain(BPE);
            assertThat(build.filled()).extracting(filled -> filled.chapter()).contains(ATTENTION).doesNotContain(BPE);
        }
    }

    @Test
    void a_save_compiles_the_chapter_and_what_needs_it() {
        try (LearnerBuild build = LearnerBuild.of(small.house(), "test", List.of(TRANSFORMER), false)) {
            assertThat(build.outcomes().get(TRANSFORMER).shown()).isEmpty();
            String before = small.get(SCORES);
            small.put(SCORES, before.replace("public class Scores", "public final class Scores"));
            build.again(Set.of(TRANSFORMER));
            assertThat(build.outcomes().get(TRANSFORMER).compiled()).as("chapter 04 is as it was compiled").isTrue();
            build.again(Set.of(ATTENTION));
            assertThat(build.outcomes().get(ATTENTION).compiled()).isTrue();
            assertThat(build.outcomes().get(TRANSFORMER).shown()).contains("Block.java", "final");
            small.put(SCORES, "class");
            build.again(Set.of(ATTENTION));
            assertThat(build.outcomes().get(TRANSFORMER).heldBackBy()).isEqualTo(ATTENTION);
        }
    }

    @Test
    void two_builds_at_a_time_have_folders_of_their_own() {
        Path first;
        try (LearnerBuild one = LearnerBuild.of(small.house(), "test", List.of(BPE), false);
                LearnerBuild other = LearnerBuild.of(small.house(), "test", List.of(BPE), false)) {
            first = one.folders().get(0);
            assertThat(first).exists().isNotEqualTo(other.folders().get(0));
            assertThat(other.folders().get(0)).exists();
        }
        try (LearnerBuild later = LearnerBuild.of(small.house(), "test", List.of(BPE), false)) {
            assertThat(later.folders().get(0)).isEqualTo(first);
        }
        assertThat(Files.exists(small.house().work(BPE))).isTrue();
    }

    @Test
    void a_method_that_came_after_java_17_is_refused() {
        small.put(MERGE, small.get(MERGE).replace("throw new Todo(\"bpe.twice\");",
                "return java.util.List.of(left).getFirst();"));
        try (LearnerBuild build = LearnerBuild.of(small.house(), "test", List.of(BPE), false)) {
            assertThat(build.outcomes().get(BPE).shown()).contains("cannot find symbol", "getFirst()");
        }
    }
}
