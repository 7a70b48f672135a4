package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dojo generate} with a model that has hardly learned anything. */
class GenerateCommandTest {

    @TempDir
    static Path folder;

    private static SmallRun run;

    @BeforeAll
    static void train() throws IOException {
        run = new SmallRun(folder.resolve("run"));
        SmallRun.answer(Ran.here(run.begin(SmallRun.text(folder, 300), 3)));
    }

    private static Ran generate(String prompt, String... more) {
        List<String> words = new ArrayList<>(List.of("generate", "--model", run.out().toString(), "--prompt", prompt));
        words.addAll(List.of(more));
        if (!words.contains("--max-tokens")) {
            words.addAll(List.of("--max-tokens", "40"));
        }
        return Ran.here(words.toArray(String[]::new));
    }

    private static String text(String prompt, String... more) {
        Ran ran = generate(prompt, more);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).startsWith(prompt).endsWith("\n");
        return ran.out();
    }

    @Test
    void the_likeliest_token_needs_no_seed() {
        String greedy = text("the cat", "--temperature", "0", "--seed", "1");
        assertThat(greedy).hasSize(7 + 40 + 1).isEqualTo(text("the cat", "--temperature", "0", "--seed", "2"));
        assertThat(text("the cat", "--top-k", "1", "--seed", "3")).isEqualTo(greedy);
    }

    @Test
    void draws_follow_from_the_seed_and_stay_within_the_likeliest() {
        String drawn = text("the cat", "--seed", "1", "--temperature", "1");
        assertThat(text("the cat", "--seed", "1", "--temperature", "1")).isEqualTo(drawn);
        assertThat(text("the cat", "--seed", "2", "--temperature", "1")).isNotEqualTo(drawn);
        String few = text("the cat", "--top-k", "2", "--temperature", "100").substring(7).strip();
        assertThat(few.chars().distinct().count()).isLessThan(drawn.substring(7).strip().chars().distinct().count());
        assertThat(text("the cat", "--top-k", "1000", "--temperature", "1")).isEqualTo(drawn);
    }

    @Test
    void no_tokens_give_the_prompt_back() {
        assertThat(text("the cat", "--max-tokens", "0")).isEqualTo("the cat\n");
    }

    @Test
    void a_prompt_may_be_longer_than_the_context() {
        assertThat(text("the cat sat on the lower cat", "--max-tokens", "9")).hasSize(28 + 9 + 1);
        assertThat(text("low the cat", "--temperature", "0").substring(11))
                .as("only the last eight characters count")
                .isEqualTo(text(" the cat", "--temperature", "0").substring(8));
    }

    @ParameterizedTest
    @CsvSource({"'',2,empty", "the \u00e9,3,U+00E9", "the cat \ud83d\ude42,3,U+1F642"})
    void prompts_that_the_model_cannot_read_are_refused(String prompt, int exit, String says) {
        Ran ran = generate(prompt);
        assertThat(ran.exit()).isEqualTo(exit);
        assertThat(ran.sentence()).contains(says);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--max-tokens,-1", "--temperature,-0.5", "--temperature,NaN", "--temperature,Infinity", "--top-k,-1",
        "--top-k,some", "--seed,x"})
    void numbers_out_of_place_are_refused(String option, String value) {
        Ran ran = generate("the", option, value);
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.sentence()).contains(option);
    }

    @Test
    void a_tokenizer_of_another_model_is_refused() throws IOException {
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        for (String name : List.of("config.json", "model.safetensors")) {
            Files.copy(run.out().resolve("step-3").resolve(name), mixed.resolve(name));
        }
        assertRefused(mixed, "no tokenizer");
        Files.writeString(mixed.resolve("tokenizer_config.json"),
                "{\"tokenizer_class\":\"characters\",\"alphabet\":\"the\"}");
        assertRefused(mixed, "the tokenizer has 3 tokens");
    }

    private static void assertRefused(Path model, String says) {
        Ran ran = Ran.here("generate", "--model", model.toString(), "--prompt", "the");
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.sentence()).contains(says);
    }

    @Test
    void text_comes_while_it_is_made_and_stops_when_nobody_reads() throws Exception {
        Path err = folder.resolve("err");
        List<String> command = Ran.command(List.of(), "generate", "--model", run.out().toString(), "--prompt",
                "the cat", "--max-tokens", "100000000"); // which would take days
        Process process = Ran.quiet(new ProcessBuilder(command)).redirectError(err.toFile()).start();
        try (InputStream out = process.getInputStream()) {
            assertThat(new String(out.readNBytes(20), StandardCharsets.UTF_8)).startsWith("the cat");
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(Exit.DONE);
        assertThat(Files.readString(err)).doesNotContain("Exception", "dojo:");
    }
}
