package laws.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.metrics.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The line of long work, on a clock that the test winds. */
@Tag("engine")
class ProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long milliseconds = 7_000_000;

    @Test
    void a_line_says_how_far_how_fast_and_how_long() {
        try (Progress progress = progress(true, 0, 2000)) {
            at(100_000);
            progress.update(1000, "loss 2.013");
        }
        assertThat(lastLine()).isEqualTo(
                "pretrain [#######-------]  50 %  1000/2000  10.0 steps/s  1:40 left  loss 2.013");
    }

    @Test
    void the_end_says_how_long_it_took() {
        try (Progress progress = progress(false, 0, 2000)) {
            at(3_725_000);
            progress.update(2000);
        }
        assertThat(lastLine()).endsWith("100 %  2000/2000  0.54 steps/s  in 1:02:05");
    }

    @Test
    void a_resumed_run_counts_its_own_steps_for_its_speed() {
        try (Progress progress = progress(false, 1000, 2000)) {
            at(10_000);
            progress.update(1500);
        }
        assertThat(lastLine()).contains(" 75 %").contains("50.0 steps/s  0:10 left");
    }

    @Test
    void a_terminal_is_redrawn_at_most_five_times_a_second() {
        try (Progress progress = progress(true, 0, 1000)) {
            for (int step = 1; step <= 1000; step++) {
                at(step);
                progress.update(step);
            }
        }
        assertThat(text().split("\r")).hasSize(1 + 1 + 5); // before the first, at the start, each fifth of the second
        assertThat(text()).contains("1000/1000").endsWith(System.lineSeparator());
    }

    @Test
    void a_file_gets_a_line_every_two_seconds() {
        try (Progress progress = progress(false, 0, 1000)) {
            for (int step = 1; step <= 1000; step++) {
                at(step * 5L);
                progress.update(step);
            }
        }
        assertThat(text().lines()).hasSize(1 + 2 + 1).allMatch(line -> line.startsWith("pretrain"));
        assertThat(text()).doesNotContain("\r[");
    }

    @Test
    void a_long_step_is_not_silent_for_two_seconds() {
        try (Progress progress = progress(false, 0, 1000)) {
            for (int tenth = 1; tenth <= 60; tenth++) {
                at(tenth * 100);
                progress.beat();
            }
        }
        assertThat(text().lines()).hasSize(1 + 3).allMatch(line -> line.contains("0/1000"));
    }

    @Test
    void a_progress_on_standard_error_beats_by_itself_until_it_is_closed() {
        PrintStream standardError = System.err;
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try (Progress progress = Progress.start("slow", "steps", 0, 1)) {
            await(() -> text().split("slow").length > 2);
        } finally {
            System.setErr(standardError);
        }
        await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("progress")));
    }

    private static void await(BooleanSupplier wish) {
        for (int tenth = 0; !wish.getAsBoolean(); tenth++) {
            assertThat(tenth).as("tenths of a second").isLessThan(100);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void a_shorter_line_covers_a_longer_one_and_none_is_wider_than_the_screen() {
        try (Progress progress = progress(true, 0, 1000)) {
            at(1000);
            progress.update(1, "a note that is much too long for a line of eighty columns, whoever wrote it");
            at(2000);
            progress.update(2, "");
        }
        assertThat(text().strip().split("\r")).allMatch(line -> line.length() <= 79)
                .filteredOn(line -> !line.isEmpty()).hasSize(3);
        for (String line : text().split("[\r\n]+")) if (!line.isEmpty()) assertThat(line).hasSize(79);
    }

    @Test
    void a_terminal_is_a_console_that_wants_motion() {
        assertThat(Progress.Screen.isTerminal(true, Map.of("TERM", "xterm"))).isTrue();
        assertThat(Progress.Screen.isTerminal(false, Map.of("TERM", "xterm"))).isFalse();
        assertThat(Progress.Screen.isTerminal(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(Progress.Screen.isTerminal(true, Map.of("CI", "true"))).isFalse();
        assertThat(Progress.Screen.isTerminal(true, Map.of("NO_COLOR", "1"))).isFalse();
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> progress(true, 3, 2)).hasMessageContaining("from 3 to 2 steps is none");
        assertThatThrownBy(() -> progress(true, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private Progress progress(boolean redraws, long first, long total) {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new Progress(new Progress.Screen(out, redraws, () -> milliseconds * 1_000_000),
                "pretrain", "steps", first, total);
    }

    private void at(long millisecondsSinceTheBegin) {
        milliseconds = 7_000_000 + millisecondsSinceTheBegin;
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String lastLine() {
        String[] lines = text().strip().split("[\r\n]+");
        return lines[lines.length - 1].strip();
    }
}
