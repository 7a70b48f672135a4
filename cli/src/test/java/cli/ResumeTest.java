package cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped, however rudely, and resumed leaves the same files as one that never stopped, bit for bit. */
class ResumeTest {

    private static final int STEPS = 60;
    private static final String[] OFTEN = {"--set", "save-every=10", "--set", "evaluate-every=25"};

    @TempDir
    static Path folder;

    @Test
    void a_run_killed_and_interrupted_again_and_again_ends_as_if_it_never_was() throws Exception {
        Path text = SmallRun.text(folder, 4_000);
        SmallRun calm = new SmallRun(folder.resolve("calm"));
        JsonNode expected = SmallRun.answer(Ran.dojo(calm.begin(text, STEPS, OFTEN)));

        SmallRun rough = new SmallRun(folder.resolve("rough"));
        Running first = dojo(rough.begin(text, STEPS, OFTEN)).until("it was killed", () -> rough.rows() > 15);
        first.process().destroyForcibly();
        assertThat(first.end().exit()).isEqualTo(128 + 9);
        assertThat(rough.rows()).isBetween(15, STEPS - 1);

        Ran second = dojo(rough.resume()).until("it was interrupted", () -> rough.rows() > 35).interrupt().end();
        assertThat(second.exit()).as(second.err()).isEqualTo(Running.interrupted());
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).containsPattern(
                "Stopped after step \\d+ and saved; go on with: ./dojo pretrain gpt --out .*rough --resume");
        int stopped = rough.rows();
        assertThat(stopped).isBetween(35, STEPS - 1);
        assertThat(Files.readString(rough.out().resolve("latest")).strip()).isEqualTo("step-" + stopped);

        Ran third = dojo(rough.resume()).until("it was interrupted", () -> rough.rows() == STEPS).interrupt().end();
        assertThat(third.exit()).as("interrupted in the last evaluation: " + third.err())
                .isEqualTo(Running.interrupted());
        assertThat(rough.metrics().get(STEPS - 1).has("val_loss")).isFalse();

        JsonNode last = SmallRun.answer(Ran.dojo(rough.resume()));
        assertSame(calm, rough);
        assertThat(last.get("val_loss")).isEqualTo(expected.get("val_loss"));
        assertThat(last.get("train_loss")).isEqualTo(expected.get("train_loss"));

        String metrics = Files.readString(rough.out().resolve("metrics.jsonl"));
        JsonNode again = SmallRun.answer(Ran.dojo(rough.resume()));
        assertThat(again.get("val_loss")).isEqualTo(expected.get("val_loss"));
        assertThat(rough.out().resolve("metrics.jsonl")).hasContent(metrics);
        assertSame(calm, rough);
    }

    private static Running dojo(String... arguments) {
        return Running.dojo(folder, List.of(), arguments);
    }

    private static void assertSame(SmallRun expected, SmallRun actual) throws IOException {
        assertThat(actual.metrics()).hasSize(STEPS).isEqualTo(expected.metrics());
        assertThat(actual.model(STEPS)).isEqualTo(expected.model(STEPS));
        assertThat(actual.optimizer(STEPS)).isEqualTo(expected.optimizer(STEPS));
    }
}
