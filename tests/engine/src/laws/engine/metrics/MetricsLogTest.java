package laws.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.io.BadCheckpoint;
import engine.metrics.MetricsLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a run that is killed and resumed is the log of a run that was never stopped. */
@Tag("engine")
class MetricsLogTest {

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("metrics.jsonl");
    }

    @Test
    void a_step_is_a_line() throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("loss", 4.25);
        figures.put("lr", 1e-3);
        try (MetricsLog log = MetricsLog.start(file)) {
            log.append(1, figures);
            log.append(2, Map.of("loss", 4.0));
        }
        assertThat(file).hasContent("""
                {"step":1,"loss":4.25,"lr":0.001}
                {"step":2,"loss":4.0}
                """);
    }

    @Test
    void a_line_is_in_the_file_before_the_log_is_closed() throws IOException {
        try (MetricsLog log = MetricsLog.start(file)) {
            log.append(1, Map.of("loss", 4.0));
            assertThat(MetricsLog.read(file)).hasSize(1);
        }
    }

    @Test
    void what_is_read_is_what_was_written_to_the_last_bit() throws IOException {
        Map<String, Double> figures = Map.of("loss", Math.PI / 3, "lr", Double.MIN_VALUE, "tokens_per_second", 1e300);
        try (MetricsLog log = MetricsLog.start(file)) {
            log.append(Long.MAX_VALUE, figures);
        }
        assertThat(MetricsLog.read(file)).containsExactly(new MetricsLog.Row(Long.MAX_VALUE, figures));
    }

    @Test
    void a_loss_that_is_no_number_is_still_json() throws IOException {
        try (MetricsLog log = MetricsLog.start(file)) {
            log.append(1, Map.of("loss", Double.NaN));
            log.append(2, Map.of("loss", Double.POSITIVE_INFINITY));
        }
        assertThat(file).hasContent("{\"step\":1,\"loss\":null}\n{\"step\":2,\"loss\":null}\n");
        assertThat(MetricsLog.series(MetricsLog.read(file), "loss")[1]).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void a_run_killed_in_a_line_and_resumed_from_an_earlier_step_leaves_no_trace() throws IOException {
        try (MetricsLog log = MetricsLog.start(file)) {
            for (int step = 1; step <= 9; step++) log.append(step, Map.of("loss", 1.0 / step));
        }
        String uninterrupted = Files.readString(file);
        Files.writeString(file, "{\"step\":10,\"los", StandardOpenOption.APPEND);
        try (MetricsLog log = MetricsLog.resume(file, 4)) {
            assertThat(MetricsLog.read(file)).extracting(MetricsLog.Row::step).containsExactly(1L, 2L, 3L, 4L);
            for (int step = 5; step <= 9; step++) log.append(step, Map.of("loss", 1.0 / step));
        }
        assertThat(file).hasContent(uninterrupted);
    }

    @Test
    void a_last_line_without_its_end_of_line_is_whole_or_dropped() throws IOException {
        Files.writeString(file, "{\"step\":1,\"loss\":2.5}\n{\"step\":2,\"loss\":2.25}");
        MetricsLog.resume(file, 5).close();
        assertThat(file).hasContent("{\"step\":1,\"loss\":2.5}\n{\"step\":2,\"loss\":2.25}\n");
        for (String half : List.of("{", "{\"step\"", "{\"step\":3}}", "7", "", "{\"step\":\"3\"}")) {
            Files.writeString(file, "{\"step\":1,\"loss\":2.5}\n" + half);
            MetricsLog.resume(file, 5).close();
            assertThat(file).hasContent("{\"step\":1,\"loss\":2.5}\n");
        }
    }

    @Test
    void what_is_known_later_joins_the_row_of_its_step() throws IOException {
        try (MetricsLog log = MetricsLog.start(file)) {
            log.append(1, Map.of("loss", 2.5));
            log.append(2, Map.of("loss", 2.25));
            log.amend(2, Map.of("val_loss", 2.75));
            log.append(3, Map.of("loss", 2.0));
            log.amend(4, Map.of("val_loss", 3.0));
        }
        assertThat(file).hasContent("""
                {"step":1,"loss":2.5}
                {"step":2,"loss":2.25,"val_loss":2.75}
                {"step":3,"loss":2.0}
                {"step":4,"val_loss":3.0}
                """);
    }

    @Test
    void resuming_without_a_log_begins_one() throws IOException {
        try (MetricsLog log = MetricsLog.resume(file, 4)) {
            log.append(5, Map.of());
        }
        assertThat(file).hasContent("{\"step\":5}\n");
    }

    @Test
    void a_spoilt_line_in_the_middle_is_named_and_the_file_left_alone() throws IOException {
        String spoilt = "{\"step\":1}\n{\"step\":2,\"loss\":\"low\"}\n{\"step\":3}\n";
        Files.writeString(file, spoilt);
        assertThatThrownBy(() -> MetricsLog.resume(file, 3)).isInstanceOf(BadCheckpoint.class)
                .hasMessageContaining("metrics.jsonl: its line 2 is no JSON object with a step and figures");
        assertThat(file).hasContent(spoilt);
    }

    @Test
    void a_series_holds_the_steps_that_have_the_figure() throws IOException {
        try (MetricsLog log = MetricsLog.start(file)) {
            log.append(1, Map.of("loss", 4.0));
            log.append(2, Map.of("loss", 3.0, "val_loss", 3.5));
            log.append(3, Map.of("loss", 2.0));
        }
        double[][] series = MetricsLog.series(MetricsLog.read(file), "val_loss");
        assertThat(series[0]).containsExactly(2);
        assertThat(series[1]).containsExactly(3.5);
    }
}
