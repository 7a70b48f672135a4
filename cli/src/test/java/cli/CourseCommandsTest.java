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
        assertThat(ran.out()).contains("00-firststeps", "04-attention", "0 of ", "points",
                "Next: firststeps.", "./dojo test 0")
                .containsPattern("write {2}chapters/00-firststeps/src/dojo/firststeps/\\w+\\.java:\\d+");
    }

    @Test
    void unlocking_gives_the_answers_of_a_chapter_and_of_those_it_needs_and_reset_takes_them_back() throws IOException {
        Ran unlocked = house.dojo("unlock", "5");
        assertThat(unlocked.exit()).as(unlocked.err()).isEqualTo(Exit.DONE);
        assertThat(unlocked.out()).contains("04-attention (needed by 05-transformer)", "05-transformer: given are");
        assertThat(house.dojo().out()).containsPattern("05-transformer +(\\d+) of +\\1 green .* \\1 given")
                .containsPattern("01-bpe +0 of");
        assertThat(house.dojo("reset", "5").out()).contains("05-transformer is as it was");
        assertThat(house.dojo().out()).containsPattern("05-transformer +0 of").containsPattern("04-attention .* given");
        try (Stream<Path> backups = Files.list(folder.resolve(".dojo/backups"))) {
            assertThat(backups).anyMatch(backup -> backup.toString().endsWith("05-transformer"));
        }
    }

    @Test
    void one_exercise_can_be_unlocked_and_taken_back() throws IOException {
        Ran unlocked = house.dojo("unlock", "bpe.count-pairs");
        assertThat(unlocked.exit()).as(unlocked.err()).isEqualTo(Exit.DONE);
        assertThat(unlocked.out()).isEqualTo("01-bpe: given are bpe.count-pairs\n");
        assertThat(house.dojo().out()).containsPattern("01-bpe +1 of .* 0 of \\d+ points +1 given");
        assertThat(house.dojo("reset", "bpe.count-pairs").out()).contains("bpe.count-pairs is as it was");
        assertThat(Files.readString(house.bpe("Pairs.java"))).contains("throw new Todo(\"bpe.count-pairs\")");
        assertThat(house.dojo().out()).containsPattern("01-bpe +0 of");
        assertThat(house.dojo("unlock", "bpe.cuont").sentence()).contains("bpe.cuont", "bpe.count-pairs");
    }

    @Test
    void the_status_tells_what_is_red_and_what_is_to_be_checked_and_a_solution_waits_for_green() throws IOException {
        house.change("Pairs.java", "throw new Todo(\"bpe.count-pairs\");", "return new java.util.HashMap<>();");
        assertThat(house.dojo().out()).containsPattern("01-bpe +0 of .* 1 to check").contains("Next: bpe.count-pairs");
        assertThat(house.dojo("test", "1").exit()).isEqualTo(Exit.NO);
        assertThat(house.dojo().out()).containsPattern("01-bpe +0 of .* 1 red");
        house.change("Pairs.java", "return new java.util.HashMap<>();", "return null;");
        assertThat(house.dojo().out()).containsPattern("01-bpe +0 of .* 1 to check");
        Ran first = house.dojo("solution", "bpe.count-pairs");
        assertThat(first.exit()).isEqualTo(Exit.NO);
        assertThat(first.out()).contains("not green yet", "./dojo hint bpe.count-pairs").doesNotContain("The reference's:");
        Ran second = house.dojo("solution", "bpe.count-pairs");
        assertThat(second.exit()).isEqualTo(Exit.DONE);
        assertThat(second.out()).contains("Yours: chapters/01-bpe/src/dojo/bpe/Pairs.java:", "return null;",
                "The reference's: solutions/01-bpe/src/reference/bpe/Pairs.java:");
        assertThat(house.dojo("unlock", "1").err()).contains("you had written bpe.count-pairs yourself");
        assertThat(house.dojo("test", "1").exit()).isEqualTo(Exit.DONE);
        Files.writeString(folder.resolve(".dojo/progress.json"), "{");
        Ran damaged = house.dojo("test", "1");
        assertThat(damaged.err()).contains("progress.damaged.json");
        assertThat(house.dojo().out()).containsPattern("01-bpe +(\\d+) of +\\1 green +(\\d+) of +\\2 points");
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
