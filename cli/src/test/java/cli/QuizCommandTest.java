package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dojo quiz} on chapter 01 of a learner, with answers on standard input. */
class QuizCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private LearnersHouse house;
    private Path memory;

    @BeforeEach
    void copy() throws IOException {
        house = new LearnersHouse(folder);
        house.copy("chapters/01-bpe/questions.yaml");
        house.copy("chapters/01-bpe/README.md");
        house.copy("tests/01-bpe/bugs.yaml");
        memory = folder.resolve(".dojo/quiz.json");
    }

    /** @param keys what is typed, a line each */
    private Ran quiz(String keys, String... options) {
        List<String> words = new ArrayList<>(List.of("quiz", "1"));
        words.addAll(List.of(options));
        byte[] input = keys.replace(' ', '\n').getBytes(StandardCharsets.UTF_8);
        Ran ran = Ran.dojo(List.of("-Ddojo.home=" + folder, "-Xlog:class+load:file=" + folder.resolve("classes.log")),
                input, words.toArray(String[]::new));
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(ran.out()).doesNotContain("\u001b");
        return ran;
    }

    private JsonNode cards() throws IOException {
        return JSON.readTree(memory.toFile()).get("cards");
    }

    private static List<String> asked(Ran ran) {
        return ran.out().lines().filter(line -> line.matches("\\d+ of \\d+ .*")).toList();
    }

    @Test
    void judgements_are_kept_and_a_question_comes_again_when_its_day_comes() throws IOException {
        Ran first = quiz("think y - h - maybe n ", "--kind", "explain", "--limit", "4");
        assertThat(first.exit()).as(first.err()).isEqualTo(Exit.DONE);
        assertThat(asked(first)).hasSize(4);
        assertThat(first.out()).contains("Please y, h, n or q.", "You knew 1, half of 1, and not 1.", "due tomorrow");
        assertThat(first.out()).containsPattern("Read: chapters/01-bpe/README\\.md:\\d+ \\(");
        LocalDate today = LocalDate.now();
        assertThat(cards()).extracting(card -> card.get("box").asInt() + " " + card.get("due").asText()).containsExactly(
                "2 " + today.plusDays(2), "1 " + today.plusDays(1), "1 " + today.plusDays(1));

        String old = first.out().lines().skip(2).findFirst().orElseThrow();
        assertThat(quiz("q", "--kind", "explain").out()).as("it is not due").doesNotContain(old);
        Files.writeString(memory, Files.readString(memory).replace(today.plusDays(2).toString(), "2020-01-01"));
        assertThat(quiz("q", "--kind", "explain").out().lines().skip(2).findFirst()).as("it is due").hasValue(old);
        assertThat(Files.readString(folder.resolve("classes.log"))).as("chapter 01 has no arrays")
                .contains("cli.quiz.Sitting").doesNotContain("org.nd4j");
    }

    @Test
    void when_nothing_is_due_it_says_when() throws IOException {
        String all = "- y ".repeat(40);
        Ran ran = quiz(all, "--kind", "derive", "--limit", "40");
        assertThat(ran.out()).containsPattern("You knew [1-9]\\d*, half of 0, and not 0. The next one is due in 2 days.");
        Ran again = quiz("", "--kind", "derive");
        assertThat(again.exit()).isEqualTo(Exit.DONE);
        assertThat(again.out()).isEqualTo("Nothing is due; --all asks all the same. The next one is due in 2 days.\n");
        assertThat(asked(quiz("q", "--kind", "derive", "--all"))).hasSize(1);
    }

    @Test
    void a_damaged_memory_is_set_aside_and_what_an_upgrade_took_away_stays() throws IOException {
        Files.createDirectories(memory.getParent());
        Files.writeString(memory, "{\"cards\": {\"bpe-old\": {\"box\": 9, \"due\": \"2024-01-01\"}}}");
        String damaged = Files.readString(memory);
        Ran ran = quiz("- y");
        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(ran.err()).contains(".dojo/quiz.json was damaged and is now quiz.damaged.json");
        assertThat(memory.resolveSibling("quiz.damaged.json")).hasContent(damaged);
        assertThat(cards()).hasSize(1);

        Files.writeString(memory, damaged.replace("9", "3").replace("cards", "notes\": \"mine\", \"cards"));
        assertThat(quiz("- n").err()).isEmpty();
        assertThat(cards().path("bpe-old").path("box").asInt()).isEqualTo(3);
        assertThat(JSON.readTree(memory.toFile()).path("notes").asText()).isEqualTo("mine");
        assertThat(cards()).hasSize(2);
    }

    @Test
    void code_with_a_mistake_is_shown_once_its_exercise_is_written_and_the_checks_run_on_it() {
        Ran hidden = quiz("q", "--kind", "debug");
        assertThat(hidden.out()).contains("(Its code comes with it once you have written bpe.")
                .doesNotContain("with a mistake");
        house.dojo("unlock", "1");
        Ran shown = quiz("- y - y - y", "--kind", "debug", "--limit", "3");
        assertThat(shown.exit()).as(shown.err()).isEqualTo(Exit.DONE);
        assertThat(shown.out()).contains("with a mistake. Where is it", "Just run on this code: ")
                .containsPattern("\\n +\\d+  \\S.*\\{\\n").contains("hand-example").doesNotContain("0 of the");
        assertThat(shown.out().split("Just run on this code", -1)).as("three findings").hasSize(4);
    }

    @Test
    void nonsense_is_wrong_usage_and_a_question_that_does_not_exist_is_said() {
        assertThat(quiz("", "--limit", "0").exit()).isEqualTo(Exit.USAGE);
        assertThat(quiz("", "--kind", "riddle").exit()).isEqualTo(Exit.USAGE);
        Ran none = quiz("", "--kind", "estimate", "--level", "staff");
        assertThat(none.exit()).as(none.out()).isEqualTo(Exit.NO);
        assertThat(none.out()).isEqualTo("There is no such question in 01-bpe.\n");
    }
}
