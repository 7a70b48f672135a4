package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dojo pretrain gpt}: what a run leaves behind, and what it says to input that is none. */
class PretrainCommandTest {

    @TempDir
    static Path folder;

    private static Path text;

    @BeforeAll
    static void write() throws IOException {
        text = SmallRun.text(folder, 500);
    }

    private static SmallRun run(String name) {
        return new SmallRun(folder.resolve(name));
    }

    @Test
    void a_run_leaves_figures_metrics_and_a_checkpoint_that_names_its_tokenizer() throws IOException {
        SmallRun run = run("whole");
        Ran ran = Ran.dojo(run.begin(text, 12, "--set", "evaluate-every=5", "--set", "save-every=4"));
        JsonNode answer = SmallRun.answer(ran);
        assertThat(ran.out().lines()).hasSize(1);
        assertThat(answer.fieldNames()).toIterable().contains("val_loss", "train_loss", "steps", "tokens_per_second",
                "seconds", "parameters", "backend");
        assertThat(answer.get("steps").asInt()).isEqualTo(12);
        assertThat(answer.get("val_loss").asDouble()).isBetween(1.0, Math.log(16) + 0.3);
        assertThat(answer.get("tokens_per_second").asDouble()).isPositive();
        int vocabulary = (int) Files.readString(text).chars().distinct().count();
        assertThat(answer.get("parameters").asInt()).isEqualTo((vocabulary + 8) * 16 + 12 * 16 * 16 + 13 * 16 + 2 * 16);

        List<JsonNode> rows = run.metrics();
        assertThat(rows).hasSize(12).allSatisfy(row -> assertThat(row.fieldNames()).toIterable()
                .contains("step", "loss", "lr", "gradient_norm"));
        assertThat(Files.readString(run.out().resolve("metrics.jsonl")).lines())
                .allMatch(line -> line.contains("\"tokens_per_second\":"));
        assertThat(rows).filteredOn(row -> row.has("val_loss")).extracting(row -> row.get("step").asInt())
                .containsExactly(5, 10, 12);
        assertThat(rows.get(11).get("val_loss")).isEqualTo(answer.get("val_loss"));
        assertThat(answer.get("train_loss").asDouble())
                .isEqualTo(rows.stream().mapToDouble(row -> row.get("loss").asDouble()).average().orElseThrow());

        Path checkpoint = run.out().resolve(Files.readString(run.out().resolve("latest")).strip());
        assertThat(checkpoint).hasFileName("step-12").isDirectoryContaining("glob:**/config.json")
                .isDirectoryContaining("glob:**/model.safetensors")
                .isDirectoryContaining("glob:**/tokenizer_config.json");
        assertThat(run.out()).isDirectoryNotContaining("glob:**/step-4").isDirectoryContaining("glob:**/step-8");

        SmallRun again = run("again");
        SmallRun.answer(Ran.dojo(again.begin(text, 12, "--set", "evaluate-every=5", "--set", "save-every=0")));
        assertThat(again.metrics()).isEqualTo(rows);
        assertThat(again.model(12)).isEqualTo(run.model(12));
        SmallRun other = run("other");
        SmallRun.answer(Ran.dojo(other.begin(text, 12, "--set", "evaluate-every=5", "--seed", "2")));
        assertThat(other.metrics().get(0).get("loss")).isNotEqualTo(rows.get(0).get("loss"));
    }

    @Test
    void a_tokenizer_of_merges_goes_with_the_checkpoint() throws IOException {
        Path tokenizer = folder.resolve("tokenizer");
        Ran trained = Ran.here("tokenizer", "train", "--input", text.toString(), "--vocab-size", "270", "--out",
                tokenizer.toString());
        assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
        SmallRun run = run("merges");
        SmallRun.answer(Ran.here(run.begin(SmallRun.text(folder, 2_000), 2, "--tokenizer", tokenizer.toString())));
        assertThat(run.out().resolve("step-2/vocab.json")).hasSameBinaryContentAs(tokenizer.resolve("vocab.json"));
        assertThat(run.out().resolve("step-2/merges.txt")).hasSameBinaryContentAs(tokenizer.resolve("merges.txt"));
        Ran written = Ran.here("generate", "--model", run.out().toString(), "--prompt", "low", "--max-tokens", "5");
        assertThat(written.exit()).as(written.err()).isEqualTo(Exit.DONE);
        assertThat(written.out()).startsWith("low");
    }

    @Test
    void the_last_lines_say_what_came_out_and_how_to_go_on() {
        SmallRun run = run("told");
        Ran ran = Ran.here(without("--json", run.begin(text, 40, "--set", "peak=0.01")));
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("40 steps, ");
        assertThat(lines.get(1)).matches("mean of the last 40 training losses: \\d\\.\\d{4} nats per token");
        Matcher loss = Pattern.compile("validation loss, on text that it was not trained on: (\\d\\.\\d{4}) nats per "
                + "token; knowing nothing gives ln (\\d+) = (\\d\\.\\d{4}), so it hesitates among (\\d+\\.\\d) tokens "
                + "in place of (\\d+)").matcher(lines.get(2));
        assertThat(loss.matches()).as(lines.get(2)).isTrue();
        int vocabulary = Integer.parseInt(loss.group(2));
        assertThat(Double.parseDouble(loss.group(3))).isCloseTo(Math.log(vocabulary), within(5e-5));
        assertThat(Double.parseDouble(loss.group(4)))
                .isCloseTo(Math.exp(Double.parseDouble(loss.group(1))), within(0.051));
        assertThat(Integer.parseInt(loss.group(5))).isEqualTo(vocabulary);

        String command = lines.get(3).replaceFirst(".*Let it write: \\./dojo ", "");
        assertThat(lines.get(3)).startsWith("The model is in " + run.out().resolve("step-40") + ". Let it write: ");
        assertThat(run.out().resolve("step-40")).isDirectory();
        Ran written = Ran.here(command.replace("\"", "").split(" "));
        assertThat(written.exit()).as(written.err()).isEqualTo(Exit.DONE);
        assertThat(written.out()).hasSizeGreaterThan(200);
    }

    @Test
    void a_model_that_knows_nothing_is_told_so_and_has_no_training_losses() {
        Ran ran = Ran.here(without("--json", run("nothing").begin(text, 0, "--seed", "3")));
        assertThat(ran.out()).contains("and it does no better").doesNotContain("training losses").doesNotContain("NaN");
    }

    private static String[] without(String word, String... words) {
        return Stream.of(words).filter(other -> !other.equals(word)).toArray(String[]::new);
    }

    @Test
    void no_steps_at_all_still_evaluate() throws IOException {
        SmallRun run = run("none");
        JsonNode answer = SmallRun.answer(Ran.here(run.begin(text, 0)));
        assertThat(answer.get("val_loss").asDouble()).isPositive();
        assertThat(answer.get("train_loss").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "layers=0 | layers", "heads=3 | heads", "channels=-4 | channels", "block=700 | tokens",
        "block=1000000 | memory", "batch=1e9 | memory", "channels=200000 | memory", "layers=2e9 | memory",
        "batch=0 | batch", "batch=1.5 | batch", "accumulation=0 | accumulation",
        "batch=1e300 | batch", "batch=NaN | batch", "peak=NaN | peakRate", "peak=-1 | peakRate", "dropout=1 | dropout",
        "beta1=2 | beta1", "save-every=-1 | save-every", "nonsense=1 | nonsense", "layers=two | two", "layers | layers",
        "clip=Infinity | clip", "epsilon=0 | epsilon"})
    void numbers_that_make_no_run_are_refused(String change, String says) {
        SmallRun run = run("refused");
        Ran ran = Ran.here(run.begin(text, 1, "--set", change));
        assertThat(ran.exit()).isEqualTo(says.equals("tokens") ? Exit.FAILED : Exit.USAGE);
        assertThat(ran.sentence()).contains(says).doesNotContain("Exception");
        assertThat(run.out()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--preset huge", "--steps many", "--seed x", "--fill", "--set", "surplus"})
    void options_that_make_no_run_are_refused(String words) {
        SmallRun run = run("refused");
        Ran ran = Ran.here(run.begin(text, 1, words.split(" ")));
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.USAGE);
        assertThat(ran.sentence()).doesNotContain("Exception");
        assertThat(run.out()).doesNotExist();
    }

    @Test
    void texts_that_are_none_are_refused() throws IOException {
        assertRefused(Files.writeString(folder.resolve("empty"), ""), "empty");
        assertRefused(Files.writeString(folder.resolve("one"), "x"), "two parts");
        assertRefused(Files.writeString(folder.resolve("short"), "a short text"), "tokens", "--set block=N");
        byte[] binary = {'a', 'b', (byte) 0xC3, 0, 7};
        assertRefused(Files.write(folder.resolve("binary"), binary), "UTF-8", "byte 2");
        assertRefused(folder.resolve("missing"), "missing");
        assertRefused(folder, "folder");
    }

    private static void assertRefused(Path data, String... says) {
        SmallRun run = run("refused");
        Ran ran = Ran.here(run.begin(data, 1));
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.sentence()).contains(says);
        assertThat(run.out()).doesNotExist();
    }

    @Test
    void one_huge_line_is_a_text_like_any_other() throws IOException {
        Path line = Files.writeString(folder.resolve("line.txt"), "abcdefgh".repeat(250_000));
        SmallRun.answer(Ran.here(run("line").begin(line, 1, "--set", "block=32", "--set", "batch=512")));
    }

    @Test
    void tokenizers_that_are_none_are_refused() throws IOException {
        Path bad = Files.createDirectory(folder.resolve("bad-tokenizer"));
        assertThat(tokenizer(bad)).contains("holds no tokenizer");
        assertThat(tokenizer(folder.resolve("no-tokenizer"))).contains("no-tokenizer");
        Files.writeString(bad.resolve("vocab.json"), "{\"a\": 0");
        Files.writeString(bad.resolve("merges.txt"), "");
        assertThat(tokenizer(bad)).contains("vocab.json");
        Files.writeString(bad.resolve("tokenizer_config.json"),
                "{\"tokenizer_class\":\"characters\",\"alphabet\":\"low\"}");
        assertThat(tokenizer(bad)).contains("alphabet");
        Files.writeString(bad.resolve("tokenizer_config.json"), "{\"tokenizer_class\":\"characters\"}");
        assertThat(tokenizer(bad)).contains("alphabet is missing");
    }

    private static String tokenizer(Path tokenizer) {
        Ran ran = Ran.here(run("refused").begin(text, 1, "--tokenizer", tokenizer.toString()));
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.FAILED);
        return ran.sentence();
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        List<SmallRun> runs = new ArrayList<>(List.of(new SmallRun(file), new SmallRun(file.resolve("below"))));
        if (Files.isDirectory(Path.of("/proc/self"))) {
            runs.add(new SmallRun(Path.of("/proc/dojo"))); // nobody, not even root, may write there
        }
        for (SmallRun run : runs) {
            Ran ran = Ran.here(run.begin(text, 1));
            assertThat(ran.exit()).isEqualTo(Exit.FAILED);
            assertThat(ran.sentence()).contains(run.out().toString());
        }
        assertThat(file).hasContent("x");
    }

    @Test
    void a_run_that_diverges_says_so() throws IOException {
        Ran ran = Ran.here(run("diverged").begin(
                text, 50, "--set", "peak=1e30", "--set", "warmup=0", "--set", "clip=0"));
        assertThat(ran.exit()).as(ran.out()).isEqualTo(Exit.FAILED);
        assertThat(ran.err()).contains("diverged", "--set peak");
    }
}
