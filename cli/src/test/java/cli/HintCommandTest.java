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

/** {@code dojo hint} in a house of its own, so that nobody's progress is touched. */
class HintCommandTest {

    @TempDir
    Path house;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(house.resolve("solutions"));
        Files.createDirectories(house.resolve("chapters/04-attention"));
        Files.writeString(house.resolve("chapters/04-attention/hints.yaml"), """
                attention.scores:
                  - Look at equation 1.
                  - Transpose the keys.
                  - Divide by the root of the head's width.
                attention.mask: [a, b, c]
                """);
    }

    private Ran hint(String exercise, String... more) {
        String[] words = Stream.concat(Stream.of("hint", exercise), Stream.of(more)).toArray(String[]::new);
        return Ran.dojo(List.of("-Ddojo.home=" + house), new byte[0], words);
    }

    @Test
    void hints_come_one_by_one_and_the_last_one_stays() {
        assertThat(hint("attention.scores").out()).isEqualTo("attention.scores, hint 1 of 3: Look at equation 1.\n");
        assertThat(hint("attention.scores").out()).contains("2 of 3: Transpose");
        assertThat(hint("attention.mask").out()).contains("1 of 3: a");
        assertThat(hint("attention.scores").out()).contains("3 of 3: Divide", "unlock attention.scores");
        assertThat(hint("attention.scores").out()).contains("3 of 3: Divide");
    }

    @Test
    void a_hint_names_the_section_of_the_lesson_with_its_line() throws IOException {
        Files.writeString(house.resolve("chapters/04-attention/README.md"), """
                # 04 Attention
                ### Scores

                `attention.scores`, in `Attention.java`. One number for each pair.
                """);
        assertThat(hint("attention.scores").out()).endsWith("\nIts section: chapters/04-attention/README.md:2 (Scores)\n");
        assertThat(hint("attention.mask").out()).endsWith("\nIts section: chapters/04-attention/README.md\n");
    }

    @Test
    void those_that_were_read_can_be_read_again_without_a_new_one() {
        assertThat(hint("attention.scores", "--again").out())
                .isEqualTo("No hint of attention.scores was read so far; ./dojo hint attention.scores shows the first.\n");
        hint("attention.scores");
        hint("attention.scores");
        String both = "attention.scores, hint 1 of 3: Look at equation 1.\n"
                + "attention.scores, hint 2 of 3: Transpose the keys.\n";
        assertThat(hint("attention.scores", "--again").out()).isEqualTo(both);
        assertThat(hint("attention.scores", "--again").out()).isEqualTo(both);
        assertThat(hint("attention.scores").out()).contains("3 of 3: Divide");
        assertThat(hint("attention.scores", "--again").out()).startsWith(both).contains("3 of 3: Divide");
    }

    @Test
    void an_unknown_exercise_is_wrong_usage() {
        Ran ran = hint("attention.skores");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.sentence()).contains("attention.skores");
    }

    @Test
    void a_damaged_memory_is_set_aside_and_the_hints_begin_anew() throws IOException {
        String damaged = "{\"exercises\": {\"attention.scores\": ";
        Files.createDirectories(house.resolve(".dojo"));
        Files.writeString(house.resolve(".dojo/progress.json"), damaged);
        Ran ran = hint("attention.scores");
        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).contains("1 of 3");
        assertThat(ran.err()).contains(".dojo/progress.json was damaged and is now progress.damaged.json");
        assertThat(house.resolve(".dojo/progress.damaged.json")).hasContent(damaged);
        assertThat(hint("attention.scores").out()).contains("2 of 3");
    }
}
