package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import cli.train.Knobs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import contracts.GptConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dojo bench} on small things: what it tells, not how fast this machine is. */
class BenchCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SMALL =
            List.of("--set", "layers=1", "--set", "channels=16", "--set", "block=8", "--set", "batch=2");

    @TempDir
    static Path folder;

    private static String text;

    @BeforeAll
    static void write() throws IOException {
        text = SmallRun.text(folder, 500).toString();
    }

    private static Ran step(String... more) {
        return small("step", List.of("--warmup", "1", "--steps", "3", "--profile", "2"), more);
    }

    private static Ran generate(String... more) {
        return small("generate", List.of("--tokens", "12", "--rounds", "2"), more);
    }

    private static Ran small(String part, List<String> numbers, String... more) {
        List<String> words = new ArrayList<>(List.of("bench", part, "--data", text));
        words.addAll(SMALL);
        words.addAll(numbers);
        words.addAll(List.of(more));
        return Ran.here(words.toArray(String[]::new));
    }

    private static JsonNode figures(Ran ran) throws IOException {
        JsonNode answer = SmallRun.answer(ran);
        assertThat(answer.path("machine").path("cores").asInt()).isPositive();
        assertThat(answer.path("machine").path("threads").asInt()).isPositive();
        assertThat(answer.path("machine").path("jdk").asText()).isEqualTo(System.getProperty("java.version"));
        return answer.path("figures");
    }

    @Test
    void a_step_is_told_with_its_time_by_operation() throws IOException {
        Path out = folder.resolve("step.json");
        Ran ran = step("--json", "--out", out.toString());
        JsonNode figures = figures(ran);
        assertThat(figures.path("tokens_per_second").asDouble() * figures.path("millis_per_step").asDouble() / 1000)
                .as("2 texts of 8 tokens").isCloseTo(16, within(1e-6));
        assertThat(figures.has("ratio")).isFalse();
        assertThat(figures.path("megabytes_after_each_tenth")).hasSize(10);
        JsonNode product = null;
        for (JsonNode row : figures.path("profile")) {
            product = row.path("operation").asText().equals("matmul") ? row : product;
        }
        assertThat(product).isNotNull();
        assertThat(product.path("forward_millis").asDouble()).isPositive();
        assertThat(product.path("update_millis").asDouble()).isZero();
        assertThat(JSON.readTree(out.toFile()).path("figures")).isEqualTo(figures);
        assertThat(step().out()).contains("a step of baby", "tokens/s", "matmul", "(between operations)", "JDK");
    }

    @Test
    void generation_is_told_by_token() throws IOException {
        JsonNode figures = figures(generate("--json"));
        assertThat(figures.path("tokens_per_second").asDouble() * figures.path("millis_per_token").asDouble())
                .isCloseTo(1000, within(1e-6));
        assertThat(generate().out()).contains("a token of baby, 2 x 12");
    }

    @Test
    void larger_is_a_preset_for_training_and_for_measuring() {
        Ran ran = Ran.here("pretrain", "gpt", "--preset", "no such", "--out", folder.resolve("none").toString());
        assertThat(ran.sentence()).contains("larger");
        assertThat(Knobs.preset("larger").config(65))
                .isEqualTo(new GptConfig(65, 256, 384, 6, 6, 0, 1e-5));
        assertThat(Knobs.preset("larger").whole("batch")).isEqualTo(8);
    }

    /** A Python that plays the peer: it has so many parameters, and each turn takes it so many milliseconds. */
    private static String python(String name, String lines) throws IOException {
        Path python = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
        return python.toString();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_peer_works_in_turns_on_the_same_shape_and_the_ratio_is_told() throws IOException {
        long parameters = figures(step("--json")).path("parameters").asLong();
        Path asked = folder.resolve("asked");
        String python = python("peer",
                "echo \"$@ threads=$OMP_NUM_THREADS\" > '" + asked + "'\n"
                + "echo '{\"torch\":\"9.9\",\"threads\":2,\"parameters\":" + parameters + "}'\n"
                + "while read -r units; do echo \"$units\" >> '" + asked + "'; echo '{\"millis\":[1e6]}'; done");
        JsonNode figures = figures(small("step", List.of("--warmup", "1", "--steps", "25", "--profile", "0"),
                "--peer", "--python", python, "--json"));
        assertThat(figures.path("ratio").asDouble()).isGreaterThan(100)
                .isBetween(figures.path("ratio_lower_quartile").asDouble(),
                        figures.path("ratio_upper_quartile").asDouble());
        List<String> lines = Files.readAllLines(asked);
        assertThat(lines.get(0)).containsPattern("peers/gpt\\.py step .*--layers 1 .*--block 8 --batch 2 .*--turns")
                .containsPattern("threads=\\d+$");
        assertThat(lines.subList(1, lines.size())).as("warm-up, then turns").containsExactly("1", "10", "10", "5");
        assertThat(step("--peer", "--python", python).out()).contains("PyTorch 9.9, 2 threads", "times as fast");
        assertThat(generate("--peer", "--python", python).out()).contains("PyTorch 9.9, 2 threads", "times as fast");
    }

    @ParameterizedTest
    @CsvSource({", passive", "active, active"})
    @DisabledOnOs(OS.WINDOWS)
    void the_peer_waits_passively_unless_the_user_wants_otherwise(String set, String policy) throws IOException {
        String python = python("waiting-" + policy, "echo \"waits: $OMP_WAIT_POLICY\" >&2; exit 1");
        ProcessBuilder builder = Ran.quiet(new ProcessBuilder(Ran.command(List.of(), "bench", "generate",
                "--data", text, "--preset", "tiny", "--peer", "--python", python)));
        builder.environment().remove("OMP_WAIT_POLICY");
        if (set != null) {
            builder.environment().put("OMP_WAIT_POLICY", set);
        }
        assertThat(Ran.process(builder, new byte[0]).sentence()).contains("waits: " + policy);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_peer_that_cannot_be_compared_with_is_one_sentence() throws IOException {
        assertRefused("no such file", "python3-torch", folder.resolve("nowhere").toString());
        assertRefused("No module named 'torch'", "python3-torch",
                python("bare", "echo \"ModuleNotFoundError: No module named 'torch'\" >&2; exit 1"));
        assertRefused("7 parameters", "nothing to compare",
                python("other", "echo '{\"torch\":\"9.9\",\"threads\":2,\"parameters\":7}'; cat > /dev/null"));
        assertRefused("it said \"hello\"", "python3-torch", python("chatty", "echo hello"));
    }

    private static void assertRefused(String says, String todo, String python) {
        Ran ran = step("--peer", "--python", python);
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.sentence()).containsIgnoringCase(says).contains(todo);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void where_pytorch_is_it_has_a_model_of_our_size() throws IOException {
        for (Ran ran : List.of(step("--peer", "--json"), generate("--peer", "--json"))) {
            assumeFalse(ran.err().contains("no Python with PyTorch"), ran.err());
            assertThat(figures(ran).path("ratio").asDouble()).isPositive();
        }
    }

    @Test
    void bpe_is_told_for_the_text_and_for_texts_that_grow() throws IOException {
        JsonNode figures = figures(Ran.here("bench", "bpe", "--data", text, "--megabytes", "0.01,0.02", "--json"));
        assertThat(figures.path("text")).hasSize(2);
        assertThat(figures.path("growing")).hasSize(2);
        assertThat(figures.path("growing").get(1).path("bytes").asInt()).isEqualTo(20_000);
        assertThat(figures.path("growing").get(1).path("vocabulary").asInt())
                .as("copies bring new words").isGreaterThan(figures.path("growing").get(0).path("vocabulary").asInt());
        assertThat(figures.path("growth_of_a_megabytes_time").asDouble()).isPositive();
        assertThat(Ran.here("bench", "bpe", "--data", text, "--megabytes", "0").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void encoding_with_another_vocabulary_than_gpt2s_is_refused() {
        String model = folder.resolve("tokenizer").toString();
        Ran.here("tokenizer", "train", "--input", text, "--vocab-size", "300", "--out", model);
        Ran ran = Ran.here("bench", "encode", "--data", text, "--vocab", model + "/vocab.json", "--merges",
                model + "/merges.txt");
        assertThat(ran.exit()).isEqualTo(Exit.FAILED);
        assertThat(ran.sentence()).contains("jtokkit", "GPT-2's own");
    }

    @Test
    void the_engine_has_not_become_slow() throws IOException {
        Ran ran = Ran.here("bench", "guard", "--json");
        assertThat(ran.exit()).as(ran.out()).isEqualTo(Exit.DONE);
        assertThat(figures(ran).path("operations")).hasSize(6);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_start_is_measured_to_its_first_line_in_a_copy() throws IOException {
        Path house = Files.createDirectories(folder.resolve("house"));
        LearnersHouse learners = new LearnersHouse(house);
        Path log = folder.resolve("started");
        Path launcher = Files.writeString(house.resolve("dojo"), "#!/bin/sh\n"
                + "[ -d \"$DOJO_HOME/chapters\" ] && [ \"$DOJO_HOME\" != '" + house + "' ] || exit 3\n"
                + "echo \"$@\" >> '" + log + "'; echo first; sleep 0.3; echo last\n");
        Ran unreadable = learners.dojo("bench", "start", "--rounds", "1");
        assertThat(unreadable.sentence()).contains("cannot be run");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        JsonNode figures = figures(learners.dojo("bench", "start", "--rounds", "2", "--json"));
        assertThat(Files.readAllLines(log)).containsExactly("", "", "", "--help", "--help", "--help", "unlock 1",
                "test 1", "test 1", "test 1");
        JsonNode test = figures.path("commands").get(2);
        assertThat(test.path("command").asText()).isEqualTo("./dojo test 1");
        assertThat(test.path("seconds").asDouble()).isGreaterThan(test.path("first_line_seconds").asDouble() + 0.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "bench nonsense", "bench encode", "bench step --steps 0",
        "bench step --preset none", "bench generate --rounds 0", "bench start --rounds 0", "bench step --set layers=0",
        "bench watch --saves 0", "bench watch --saves 3"})
    void wrong_usage_is_one_sentence(String arguments) {
        Ran ran = Ran.here(arguments.split(" "));
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.sentence()).doesNotContain("Exception");
    }

    @Test
    void figures_replace_earlier_figures_and_nothing_else() throws IOException {
        for (String there : List.of(folder.toString(), text, "/dev/null")) {
            String before = there.equals(text) ? Files.readString(Path.of(text)) : "";
            Ran ran = generate("--out", there);
            assertThat(ran.exit()).isEqualTo(Exit.FAILED);
            assertThat(ran.out()).as("before the measurement").isEmpty();
            assertThat(ran.sentence()).contains(there, "name a new file with --out");
            assertThat(before).isEqualTo(there.equals(text) ? Files.readString(Path.of(text)) : "");
        }
        assertThat(generate("--out", text + "/a.json").sentence()).contains("name another --out");
        Path out = folder.resolve("new/figures.json");
        assertThat(generate("--out", out.toString()).exit()).isEqualTo(Exit.DONE);
        assertThat(generate("--out", out.toString()).exit()).isEqualTo(Exit.DONE);
        assertThat(JSON.readTree(out.toFile()).path("bench").asText()).isEqualTo("generate");
    }
}
