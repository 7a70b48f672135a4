package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dojo}, {@code sync}, {@code unlock} and {@code reset} in a copy of the house, as a learner meets them. */
class CourseCommandsTest {

    @TempDir
    Path house;

    @BeforeEach
    void copy() throws IOException {
        Path root = Path.of(System.getProperty("user.dir")).getParent();
        try (Stream<Path> files = Files.walk(root.resolve("solutions"))) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().contains("/target/")).toList()) {
                Path copy = house.resolve(root.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.createDirectories(house.resolve("chapters"));
        assertThat(dojo("sync").exit()).isEqualTo(Exit.DONE);
    }

    private Ran dojo(String... arguments) {
        return Ran.dojo(List.of("-Ddojo.home=" + house), new byte[0], arguments);
    }

    @Test
    void a_beginner_is_told_where_to_begin() {
        Ran ran = dojo();
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).contains("01-bpe", "04-attention", "not begun", "points", "Next: bpe.", "./dojo test 1")
                .containsPattern("write {2}chapters/01-bpe/src/dojo/bpe/\\w+\\.java:\\d+");
    }

    @Test
    void unlocking_gives_the_answers_of_a_chapter_and_of_those_it_needs_and_reset_takes_them_back() throws IOException {
        Ran unlocked = dojo("unlock", "5");
        assertThat(unlocked.exit()).as(unlocked.err()).isEqualTo(Exit.DONE);
        assertThat(unlocked.out()).contains("04-attention (needed by 05-transformer)", "05-transformer: given are");
        assertThat(dojo().out()).containsPattern("05-transformer .*all written").containsPattern("01-bpe .*not begun");
        assertThat(dojo("reset", "5").out()).contains("05-transformer is as it was");
        assertThat(dojo().out()).containsPattern("05-transformer .*not begun").containsPattern("04-attention .*all written");
        try (Stream<Path> backups = Files.list(house.resolve(".dojo/backups"))) {
            assertThat(backups).anyMatch(backup -> backup.toString().endsWith("05-transformer"));
        }
    }

    @Test
    void sync_finds_a_skeleton_that_was_changed_and_mends_it() throws IOException {
        assertThat(dojo("sync", "--check").exit()).isEqualTo(Exit.DONE);
        Path skeleton = house.resolve("chapters/01-bpe/src/dojo/bpe/Pairs.java");
        Files.writeString(skeleton, Files.readString(skeleton).replaceFirst("class Pairs", "class Pears"));
        Ran checked = dojo("sync", "--check");
        assertThat(checked.exit()).isEqualTo(Exit.NO);
        assertThat(checked.out().lines()).singleElement().asString().contains("dojo/bpe/Pairs.java");
        assertThat(dojo("sync").exit()).isEqualTo(Exit.DONE);
        assertThat(dojo("sync", "--check").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void a_chapter_that_cannot_be_read_is_told_with_its_place() throws IOException {
        Path skeleton = house.resolve("chapters/01-bpe/src/dojo/bpe/Pairs.java");
        Files.writeString(skeleton, Files.readString(skeleton) + "}");
        Ran ran = dojo();
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).containsPattern("01-bpe .*cannot be read").contains("Pairs.java").doesNotContain("\tat ");
    }
}
