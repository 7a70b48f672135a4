package laws.course;

import static org.assertj.core.api.Assertions.assertThat;

import course.House;
import course.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of a learner is kept, whatever stands in the file. */
@Tag("course")
class ProgressTest {

    @TempDir
    Path root;

    private House house;
    private Path file;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(root.resolve("solutions"));
        Files.createDirectories(root.resolve("chapters"));
        house = new House(root);
        file = root.resolve(".dojo/progress.json");
    }

    @Test
    void what_is_kept_comes_back() {
        Progress.Verdict verdict = new Progress.Verdict(true, 0.75, "0123456789abcdef");
        Progress.update(house, progress -> {
            progress.checked("bpe.merge", verdict);
            progress.hintsRead("bpe.merge", 2);
            progress.given("bpe.train", true);
            progress.solutionAsked("bpe.merge", 1);
        });
        Progress progress = Progress.of(house);
        assertThat(progress.verdict("bpe.merge")).contains(verdict);
        assertThat(progress.hints("bpe.merge")).isEqualTo(2);
        assertThat(progress.solutionAsked("bpe.merge")).isEqualTo(1);
        assertThat(progress.given()).containsExactly("bpe.train");
        assertThat(progress.verdict("bpe.train")).isEmpty();
        Progress.update(house, kept -> {
            kept.unchecked("bpe.merge");
            kept.given("bpe.train", false);
        });
        assertThat(Progress.of(house).verdict("bpe.merge")).isEmpty();
        assertThat(Progress.of(house).hints("bpe.merge")).isEqualTo(2);
        assertThat(Progress.of(house).given()).isEmpty();
    }

    @Test
    void what_another_version_wrote_stays() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"later\": 1, \"exercises\": {\"gone.away\": {\"green\": true, \"star\": 5}}}");
        Progress.update(house, progress -> progress.hintsRead("bpe.merge", 1));
        assertThat(Files.readString(file)).contains("\"later\" : 1", "\"star\" : 5", "bpe.merge");
    }

    @Test
    void a_damaged_file_is_set_aside_and_never_lost() throws IOException {
        Files.createDirectories(file.getParent());
        for (String damaged : new String[] {"", "{\"exercises\": {", "[]", "7", "{\"exercises\": []}", "\0\1\2"}) {
            Files.writeString(file, damaged);
            Progress progress = Progress.of(house);
            assertThat(progress.exercises()).isEmpty();
            assertThat(progress.notice().orElseThrow()).contains(".dojo/progress.json was damaged");
            assertThat(file).doesNotExist();
            assertThat(Files.list(file.getParent()).filter(aside -> read(aside).equals(damaged))).isNotEmpty();
            assertThat(Progress.of(house).notice()).isEmpty();
        }
        assertThat(Files.list(file.getParent())).hasSize(6);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
