package laws.course;

import static org.assertj.core.api.Assertions.assertThat;

import course.House;
import course.Sync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("course")
class SyncTest {

    @TempDir
    Path root;

    @BeforeEach
    void a_small_house() throws IOException {
        put("chapters/01-bpe/README.md", "# Lesson\n");
        put("solutions/01-bpe/src/reference/bpe/Merge.java", """
                package reference.bpe;

                import contracts.Exercise;

                class Merge {
                    @Exercise(id = "bpe.merge", points = 2, minutes = 1)
                    int merge() {
                        return 1;
                    }
                }
                """);
        put("solutions/01-bpe/src/reference/bpe/Fast.java",
                "package reference.bpe;\n\n@contracts.SolutionOnly\nclass Fast {}\n");
        put("solutions/resources/META-INF/services/contracts.BpeContract", "reference.bpe.BpeAnswers\n");
    }

    @Test
    void writing_makes_the_chapters_the_image_of_the_solutions() throws IOException {
        assertThat(sync().write()).containsExactly("chapters/01-bpe/src/dojo/bpe/Merge.java",
                "chapters/resources/META-INF/services/contracts.BpeContract", "tests/exercises.lock");
        assertThat(get("chapters/01-bpe/src/dojo/bpe/Merge.java")).contains("throw new Todo(\"bpe.merge\");");
        assertThat(get("chapters/resources/META-INF/services/contracts.BpeContract"))
                .isEqualTo("dojo.bpe.BpeAnswers\n");
        assertThat(sync().check()).isEmpty();
        assertThat(sync().write()).isEmpty();
    }

    @Test
    void a_check_names_what_is_missing_what_differs_and_what_is_left_over() throws IOException {
        sync().write();
        put("chapters/01-bpe/src/dojo/bpe/Merge.java",
                get("chapters/01-bpe/src/dojo/bpe/Merge.java").replace("class Merge", "class  Merge"));
        put("chapters/01-bpe/src/dojo/bpe/Old.java", "class Old {}\n");
        Files.delete(root.resolve("chapters/resources/META-INF/services/contracts.BpeContract"));
        assertThat(sync().check()).containsExactly(
                "chapters/01-bpe/src/dojo/bpe/Merge.java differs from line 6 on",
                "chapters/resources/META-INF/services/contracts.BpeContract is missing",
                "chapters/01-bpe/src/dojo/bpe/Old.java is generated from nothing in solutions");

        assertThat(sync().write()).hasSize(3);
        assertThat(sync().check()).isEmpty();
        assertThat(root.resolve("chapters/01-bpe/src/dojo/bpe/Old.java")).doesNotExist();
        assertThat(root.resolve("chapters/01-bpe/README.md")).exists();
    }

    @Test
    void an_exercise_that_changes_its_points_is_noticed_and_not_put_right_in_silence() throws IOException {
        sync().write();
        String source = "solutions/01-bpe/src/reference/bpe/Merge.java";
        put(source, get(source).replace("points = 2", "points = 3"));
        sync().write();
        assertThat(sync().check()).singleElement().asString().contains("bpe.merge 3 CORE");
    }

    @Test
    void pristine_skeletons_go_elsewhere_and_leave_the_learner_alone() throws IOException {
        put("chapters/01-bpe/src/dojo/bpe/Merge.java", "mine\n");
        sync().pristine(root.resolve("target/pristine"));
        assertThat(get("target/pristine/01-bpe/src/dojo/bpe/Merge.java")).contains("Todo");
        assertThat(get("chapters/01-bpe/src/dojo/bpe/Merge.java")).isEqualTo("mine\n");
    }

    private Sync sync() {
        return new Sync(new House(root));
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private String get(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }
}
