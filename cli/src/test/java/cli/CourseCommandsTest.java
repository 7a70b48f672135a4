package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dojo}, {@code sync}, {@code unlock} and {@code reset} in a copy of the house, as a learner meets them. */
class CourseCommandsTest {

    @TempDir
    Path folder;

    private LearnersHouse house;

    @BeforeEach
    void copy() {
        house = new LearnersHouse(folder);
    }

    @Test
    void a_beginner_is_told_where_to_begin() {
        Ran ran = house.dojo();
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).contains("01-bpe", "04-attention", "not begun", "points", "Next: bpe.", "./dojo test 1")
                .containsPattern("write {2}chapters/01-bpe/src/dojo/bpe/\\w+\\.java:\\d+");
    }

    @Test
    void unlocking_gives_the_answers_of_a_chapter_and_of_those_it_needs_and_reset_takes_them_back() throws IOException {
        Ran unlocked = house.dojo("unlock", "5");
        assertThat(unlocked.exit()).as(unlocked.err()).isEqualTo(Exit.DONE);
        assertThat(unlocked.out()).contains("04-attention (needed by 05-transformer)", "05-transformer: given are");
        assertThat(house.dojo().out()).containsPattern("05-transformer .*all written").containsPattern("01-bpe .*not begun");
        assertThat(house.dojo("reset", "5").out()).contains("05-transformer is as it was");
        assertThat(house.dojo().out()).containsPattern("05-transformer .*not begun").containsPattern("04-attention .*all written");
        try (Stream<Path> backups = Files.list(folder.resolve(".dojo/backups"))) {
            assertThat(backups).anyMatch(backup -> backup.toString().endsWith("05-transformer"));
        }
    }

    @Test
    void sync_finds_a_skeleton_that_was_changed_and_mends_it() throws IOException {
        assertThat(house.dojo("sync", "--check").exit()).isEqualTo(Exit.DONE);
        Path skeleton = house.bpe("Pairs.java");
        Files.writeString(skeleton, Files.readString(skeleton).replaceFirst("class Pairs", "class Pears"));
        Ran checked = house.dojo("sync", "--check");
        assertThat(checked.exit()).isEqualTo(Exit.NO);
        assertThat(checked.out().lines()).singleElement().asString().contains("dojo/bpe/Pairs.java");
        assertThat(house.dojo("sync").exit()).isEqualTo(Exit.DONE);
        assertThat(house.dojo("sync", "--check").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void a_chapter_that_cannot_be_read_is_told_with_its_place() throws IOException {
        Path skeleton = house.bpe("Pairs.java");
        Files.writeString(skeleton, Files.readString(skeleton) + "}");
        Ran ran = house.dojo();
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).containsPattern("01-bpe .*cannot be read").contains("Pairs.java").doesNotContain("\tat ");
    }

    @Test
    void the_learners_own_code_does_the_work_when_asked() throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), "low low lower newest newest widest\n".repeat(20));
        String model = folder.resolve("model").toString();
        String[] train = {"tokenizer", "train", "--input", text.toString(), "--vocab-size", "262", "--out", model, "--mine"};
        Ran unwritten = house.dojo(train);
        assertThat(unwritten.exit()).isEqualTo(Exit.FAILED);
        assertThat(unwritten.sentence()).contains("bpe.", "not written yet", "--fill");
        house.dojo("unlock", "1");
        house.change("IncrementalTrainer.java", "class IncrementalTrainer {",
                "class IncrementalTrainer { static { System.err.println(\"mine!\"); }");
        Ran mine = house.dojo(train);
        assertThat(mine.exit()).as(mine.err()).isEqualTo(Exit.DONE);
        assertThat(mine.err()).contains("mine!");
        String reference = house.dojo("tokenizer", "encode", "--model", model, "--text", "lowest").out();
        assertThat(house.dojo("tokenizer", "encode", "--model", model, "--text", "lowest", "--mine").out())
                .isEqualTo(reference).startsWith("[");
    }
}
