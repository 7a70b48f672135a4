package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dojo test} on chapter 01 of a learner who has written nothing, everything, nonsense, or something hostile. */
class TestCommandTest {

    @TempDir
    Path folder;

    private LearnersHouse house;

    @BeforeEach
    void copy() {
        house = new LearnersHouse(folder);
    }

    private static List<String> lines(Ran ran, String colour) {
        return ran.out().lines().map(String::strip).filter(line -> line.startsWith(colour + " ")).toList();
    }

    @Test
    void a_fresh_chapter_is_red_with_the_place_to_write_at() {
        Ran ran = house.dojo("test", "1");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.NO);
        assertThat(lines(ran, "green")).isEmpty();
        assertThat(lines(ran, "red")).hasSizeGreaterThanOrEqualTo(8).allSatisfy(line ->
                assertThat(line).matches(".*not written yet: chapters/01-bpe/src/dojo/bpe/\\w+\\.java:\\d+"));
    }

    @Test
    void an_unlocked_chapter_is_green() {
        house.dojo("unlock", "1");
        Ran ran = house.dojo("test", "bpe");
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(Exit.DONE);
        assertThat(lines(ran, "red")).isEmpty();
        assertThat(lines(ran, "green")).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void what_does_not_compile_is_shown_as_javac_shows_it() throws IOException {
        house.change("Pairs.java", "throw new Todo(\"bpe.merge\");", "return 5 +;");
        Ran ran = house.dojo("test", "1");
        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).contains("01-bpe does not compile", "return 5 +;", "error: illegal start of expression")
                .containsPattern("Pairs\\.java:\\d+");
    }

    @Test
    void an_endless_loop_ends_with_a_sentence() throws IOException {
        house.change("Pairs.java", "throw new Todo(\"bpe.count-pairs\");", "while (true) { }");
        Ran ran = house.dojo("test", "1", "--patience", "2");
        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).contains("did not come back within 2 seconds");
    }

    @Test
    void a_crash_of_native_code_ends_with_a_sentence_and_the_other_exercises_are_checked() throws IOException {
        house.dojo("unlock", "bpe.merge");
        house.change("Pairs.java", "throw new Todo(\"bpe.count-pairs\");", LearnersHouse.CRASH);
        Ran ran = house.dojo("test", "1");
        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).contains("Your code crashed in native code: look for a wrong index");
        assertThat(lines(ran, "green")).singleElement().asString().contains("bpe.merge");
    }

    @Test
    void a_wrong_answer_names_the_place_of_the_method() throws IOException {
        house.change("Pairs.java", "throw new Todo(\"bpe.count-pairs\");", "return new java.util.HashMap<>();");
        int line = Files.readAllLines(house.bpe("Pairs.java")).indexOf(
                "    @Exercise(id = \"bpe.count-pairs\", points = 2, minutes = 20)") + 1;
        assertThat(line).isPositive();
        assertThat(house.dojo("test", "1").out())
                .contains("written at chapters/01-bpe/src/dojo/bpe/Pairs.java:" + line + "\n");
    }

    @Test
    void of_two_methods_the_one_that_is_written_is_checked() throws IOException {
        Path bigram = folder.resolve("chapters/00-firststeps/src/dojo/firststeps/Bigram.java");
        String skeleton = Files.readString(bigram);
        int counts = skeleton.indexOf("throw new Todo(\"firststeps.bigram\");");
        assertThat(skeleton.indexOf("throw new Todo", counts + 1)).as("a second method").isPositive();
        Files.writeString(bigram, skeleton.replaceFirst("throw new Todo\\(\"firststeps.bigram\"\\);",
                "return unigram(ids, vocabulary * vocabulary).reshape(vocabulary, vocabulary);"));
        assertThat(house.dojo("test", "0").out()).containsPattern("red +firststeps.bigram +not written yet: \\S+Bigram"
                + ".java:\\d+\n +and what is written of it is not right:\n").contains("counts(");
    }

    @Test
    void an_exit_ends_with_a_sentence() throws IOException {
        house.change("Pairs.java", "throw new Todo(\"bpe.count-pairs\");", "System.exit(0); return null;");
        Ran ran = house.dojo("test", "1");
        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).contains("ended the process with exit code 0");
    }
}
