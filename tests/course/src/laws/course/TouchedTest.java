package laws.course;

import static org.assertj.core.api.Assertions.assertThat;

import course.Touched;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("course")
class TouchedTest {

    private static final String FILE = "solutions/01-bpe/src/reference/bpe/Merge.java";

    @TempDir
    Path root;

    @Test
    void an_exercise_is_touched_by_a_change_of_its_own_method_alone() {
        SmallHouse small = SmallHouse.in(root);
        Path file = root.resolve(FILE);
        Touched touched = new Touched();
        assertThat(touched.look(file)).as("the first look").isEmpty();
        assertThat(touched.look(file)).as("nothing changed").isEmpty();
        small.put(FILE, SmallHouse.MERGE.replace("return all.get(0) + 1;", "return 7;"));
        assertThat(touched.look(file)).as("a helper changed").isEmpty();
        assertThat(touched.in(file)).containsExactlyInAnyOrder("bpe.merge", "bpe.twice");
        small.put(FILE, SmallHouse.MERGE.replace("return merge(merge(left))", "return 2 + merge(merge(left))"));
        assertThat(touched.look(file)).containsExactly("bpe.twice");
        small.put(FILE, SmallHouse.MERGE.replace("return merge(merge(left))", "return ("));
        assertThat(touched.look(file)).as("it cannot be parsed").isEmpty();
        small.put(FILE, SmallHouse.MERGE);
        assertThat(touched.look(file)).as("beside what was last understood").containsExactly("bpe.twice");
    }
}
