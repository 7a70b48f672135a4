package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import engine.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resuming a run whose files were damaged, or whose command asks for another: a sentence, and nothing is lost. */
class DamagedRunTest {

    private static final int STEPS = 6;

    @TempDir
    static Path shared;

    private static Path text;
    private static SmallRun whole;
    private static JsonNode expected;

    @TempDir
    Path folder;

    private SmallRun run;

    @BeforeAll
    static void train() throws IOException {
        text = SmallRun.text(shared, 300);
        whole = new SmallRun(shared.resolve("whole"));
        expected = SmallRun.answer(Ran.here(whole.begin(text, STEPS, "--set", "save-every=4")));
    }

    @BeforeEach
    void copy() throws IOException {
        run = new SmallRun(folder.resolve("run"));
        try (Stream<Path> files = Files.walk(whole.out())) {
            for (Path file : files.toList()) {
                Files.copy(file, run.out().resolve(whole.out().relativize(file)));
            }
        }
    }

    /** Resumes, and expects a refusal that leaves every file as it is. */
    private void assertRefused(int exit, String[] more, String... says) throws IOException {
        Map<String, String> before = files();
        Ran ran = Ran.here(run.resume(more));
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(exit);
        assertThat(ran.sentence()).contains(says).doesNotContain("Exception");
        assertThat(ran.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    private void assertRefused(String... says) throws IOException {
        assertRefused(Exit.FAILED, new String[0], says);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run.out())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private void assertEndsAsTheWholeRun() throws IOException {
        JsonNode answer = SmallRun.answer(Ran.here(run.resume()));
        assertThat(answer.get("val_loss")).isEqualTo(expected.get("val_loss"));
        assertThat(answer.get("train_loss")).isEqualTo(expected.get("train_loss"));
        assertThat(run.model(STEPS)).isEqualTo(whole.model(STEPS));
        assertThat(run.metrics()).isEqualTo(whole.metrics());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"seed\":1}", "7"})
    void a_damaged_plan_is_refused(String plan) throws IOException {
        Files.writeString(run.out().resolve("run.json"), plan);
        assertRefused("run.json", "damaged");
    }

    @ParameterizedTest
    @CsvSource({"\"layers\",\"liars\"", "\"reference\",\"theirs\"", "\"seed\",\"sage\"", "1.0E-8,null", "1.0E-8,\"x\""})
    void a_plan_with_one_wrong_word_is_refused(String was, String becomes) throws IOException {
        Path file = run.out().resolve("run.json");
        String plan = Files.readString(file);
        assertThat(plan).contains(was);
        Files.writeString(file, plan.replace(was, becomes));
        assertRefused("run.json", "damaged");
    }

    @Test
    void no_plan_is_no_run() throws IOException {
        Files.delete(run.out().resolve("run.json"));
        assertRefused("no run to resume");
        Ran begun = Ran.here(run.begin(text, STEPS));
        assertThat(begun.exit()).isEqualTo(Exit.USAGE);
        assertThat(begun.sentence()).contains("holds a run already");
    }

    @Test
    void a_folder_with_a_run_takes_no_other() throws IOException {
        Map<String, String> before = files();
        Ran ran = Ran.here(run.begin(text, STEPS));
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.sentence()).contains("holds a run already", "--resume");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void without_latest_the_highest_checkpoint_is_taken() throws IOException {
        Files.delete(run.out().resolve("latest"));
        assertEndsAsTheWholeRun();
    }

    @Test
    void a_latest_that_names_nothing_is_refused() throws IOException {
        Files.writeString(run.out().resolve("latest"), "../../elsewhere");
        assertRefused("latest", "should name a checkpoint");
    }

    @Test
    void a_damaged_checkpoint_is_refused_and_the_one_before_takes_over() throws IOException {
        Path model = run.out().resolve("step-6/model.safetensors");
        Files.write(model, Arrays.copyOf(Files.readAllBytes(model), 2_000));
        assertRefused("step-6", "model.safetensors", "write step-4 into");
        Files.delete(model);
        assertRefused("step-6", "model.safetensors", "write step-4 into");
        Files.writeString(run.out().resolve("latest"), "step-4");
        assertEndsAsTheWholeRun();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "optimizer.safetensors", "tokenizer_config.json"})
    void every_file_of_a_checkpoint_is_needed(String name) throws IOException {
        Files.delete(run.out().resolve("step-6").resolve(name));
        assertRefused("step-6");
        Files.writeString(run.out().resolve("step-6").resolve(name), "nonsense");
        assertRefused(name);
    }

    @Test
    void the_moments_of_another_model_are_refused() throws IOException {
        Path optimizer = run.out().resolve("step-6/optimizer.safetensors");
        Files.copy(run.out().resolve("step-6/model.safetensors"), optimizer, StandardCopyOption.REPLACE_EXISTING);
        assertRefused("optimizer.safetensors", "has no tensor");
    }

    @Test
    void a_checkpoint_of_another_shape_is_refused() throws IOException {
        Path config = run.out().resolve("step-6/config.json");
        Files.writeString(config, Files.readString(config).replace("\"n_head\" : 2", "\"n_head\" : 4"));
        assertRefused("config.json", "another model");
    }

    @Test
    void a_folder_half_written_is_no_checkpoint() throws IOException {
        Path half = Files.createDirectory(run.out().resolve(".step-9.1.partial"));
        Files.writeString(half.resolve("config.json"), "{");
        Files.writeString(run.out().resolve("latest"), "step-4");
        assertEndsAsTheWholeRun();
        assertThat(half).doesNotExist();
    }

    @Test
    void a_run_without_its_checkpoints_is_refused() throws IOException {
        for (String step : List.of("step-4", "step-6")) {
            AtomicFiles.deleteFolder(run.out().resolve(step));
        }
        assertRefused("no checkpoint");
    }

    @Test
    void a_run_stopped_before_its_first_checkpoint_begins_at_its_beginning() throws IOException {
        for (String step : List.of("step-4", "step-6")) {
            AtomicFiles.deleteFolder(run.out().resolve(step));
        }
        Files.delete(run.out().resolve("latest"));
        Files.delete(run.out().resolve("metrics.jsonl"));
        assertEndsAsTheWholeRun();
    }

    @Test
    void damaged_metrics_are_refused() throws IOException {
        Path metrics = run.out().resolve("metrics.jsonl");
        Files.writeString(metrics, Files.readString(metrics).replaceFirst("\"loss\":", "\"loss\""));
        assertRefused("metrics.jsonl", "line 1");
    }

    @ParameterizedTest
    @CsvSource({"--steps 7,--steps", "--seed 2,--seed", "--set channels=32,--set channels", "--preset baby,--preset",
        "--data embedded,--data", "--tokenizer somewhere,--tokenizer", "--mine,--mine", "--mine --fill,--mine"})
    void options_that_contradict_the_plan_are_refused(String options, String says) throws IOException {
        assertRefused(Exit.USAGE, options.split(" "), "begun with another " + says);
    }

    @Test
    void options_that_repeat_the_plan_do_no_harm() throws IOException {
        JsonNode answer = SmallRun.answer(Ran.here(run.resume("--data", text.toString(), "--preset", "tiny", "--steps",
                "6", "--set", "channels=16", "--tokenizer", "char", "--seed", "1")));
        assertThat(answer.get("val_loss")).isEqualTo(expected.get("val_loss"));
    }

    @Test
    void a_text_that_changed_or_went_is_refused() throws IOException {
        Path own = Files.copy(text, folder.resolve("own.txt"));
        run = new SmallRun(folder.resolve("own"));
        SmallRun.answer(Ran.here(run.begin(own, 1)));
        Files.writeString(own, Files.readString(own).replaceFirst("low", "law"));
        assertRefused("own.txt", "is not the one");
        Files.delete(own);
        assertRefused("own.txt");
    }

    @Test
    void two_processes_never_write_to_one_run() throws Exception {
        run = new SmallRun(folder.resolve("busy"));
        Running busy = Running.dojo(folder, List.of(), run.begin(text, 1_000_000))
                .until("its first step", () -> run.rows() > 0);
        Ran resumed = Ran.here(run.resume());
        assertThat(resumed.exit()).isEqualTo(Exit.FAILED);
        assertThat(resumed.sentence()).contains("Another process", "busy");
        assertThat(Ran.here(run.begin(text, 1)).exit()).isEqualTo(Exit.USAGE);
        busy.process().destroyForcibly();
        busy.end();
    }
}
