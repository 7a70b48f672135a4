package laws.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.io.AtomicFiles;
import engine.io.BadCheckpoint;
import engine.io.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run can always be resumed from a whole checkpoint, whenever it was killed. */
@Tag("engine")
class CheckpointsTest {

    @TempDir
    Path folder;

    Checkpoints checkpoints;

    @BeforeEach
    void start() {
        checkpoints = new Checkpoints(folder.resolve("run"));
    }

    @Test
    void a_new_run_has_none() throws IOException {
        assertThat(checkpoints.latest()).isEmpty();
        assertThat(checkpoints.steps()).isEmpty();
    }

    @Test
    void latest_names_the_one_saved_last() throws IOException {
        save(100);
        save(20);
        assertThat(checkpoints.latest()).contains(20L);
        assertThat(checkpoints.steps()).containsExactly(20L, 100L);
        assertThat(checkpoints.run().resolve("latest")).hasContent("step-20\n");
        assertThat(checkpoints.folder(20).resolve("weights")).hasContent("of step 20");
    }

    @Test
    void a_step_can_be_saved_again() throws IOException {
        save(20);
        save(20);
        assertThat(checkpoints.steps()).containsExactly(20L);
    }

    @Test
    void killed_while_the_folder_was_written() throws IOException {
        save(20);
        Path half = Files.createDirectory(checkpoints.run().resolve(".step-30.4711.partial"));
        Files.writeString(half.resolve("weights"), "of st");
        assertThat(checkpoints.latest()).contains(20L);
        assertThat(checkpoints.steps()).containsExactly(20L);
        save(30);
        assertThat(half).doesNotExist();
    }

    @Test
    void killed_between_the_folder_and_latest() throws IOException {
        save(20);
        AtomicFiles.writeFolder(checkpoints.folder(30), partial -> { });
        assertThat(checkpoints.latest()).contains(20L);
    }

    @Test
    void killed_before_the_first_latest() throws IOException {
        AtomicFiles.writeFolder(checkpoints.folder(30), partial -> { });
        assertThat(checkpoints.latest()).contains(30L);
    }

    @Test
    void killed_while_the_folder_that_latest_names_was_replaced() throws IOException {
        save(20);
        save(30);
        Files.move(checkpoints.folder(30), checkpoints.run().resolve("..step-30.4711.partial.4711.partial"));
        assertThat(checkpoints.latest()).contains(20L);
        save(30);
        assertThat(checkpoints.run().toFile().list()).containsExactlyInAnyOrder("step-20", "step-30", "latest");
    }

    @Test
    void a_latest_that_names_something_else_is_refused() throws IOException {
        save(20);
        String[] others = {"", "step-", "step--1", "../../etc", "step-20\nstep-30", "x".repeat(1 << 20)};
        for (String text : others) {
            Files.writeString(checkpoints.run().resolve("latest"), text);
            assertThatThrownBy(checkpoints::latest).isInstanceOf(BadCheckpoint.class)
                    .hasMessageContaining("should name a checkpoint such as step-1000");
        }
    }

    @Test
    void keeping_some_deletes_the_oldest_but_never_the_latest() throws IOException {
        for (long step : new long[] {20, 30, 40, 10}) save(step);
        checkpoints.keep(2);
        assertThat(checkpoints.steps()).containsExactly(10L, 30L, 40L);
    }

    private void save(long step) throws IOException {
        checkpoints.save(step, partial -> Files.writeString(partial.resolve("weights"), "of step " + step));
    }
}
