package laws.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name shows the old content or the new one, never half of either. */
@Tag("engine")
class AtomicFilesTest {

    @TempDir
    Path folder;

    @Test
    void a_file_is_written_and_replaced() throws IOException {
        Path file = folder.resolve("deep/er/latest");
        AtomicFiles.writeText(file, "step-1\n");
        AtomicFiles.writeText(file, "step-2\n");
        assertThat(file).hasContent("step-2\n");
        assertThat(names(file.getParent())).containsExactly("latest");
    }

    @Test
    void a_write_that_fails_leaves_the_old_file() throws IOException {
        Path file = folder.resolve("latest");
        AtomicFiles.writeText(file, "old");
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            throw new IOException("the disk is full");
        })).hasMessage("the disk is full");
        assertThat(file).hasContent("old");
        assertThat(names(folder)).containsExactly("latest");
    }

    @Test
    void the_old_file_stands_while_the_new_one_is_written() throws IOException {
        Path file = folder.resolve("latest");
        AtomicFiles.writeText(file, "old");
        AtomicFiles.write(file, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(file).hasContent("old");
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void a_folder_appears_whole() throws IOException {
        Path step = folder.resolve("run/step-5");
        AtomicFiles.writeFolder(step, partial -> {
            assertThat(step).doesNotExist();
            Files.writeString(partial.resolve("config.json"), "{}");
            Files.createDirectory(partial.resolve("optimizer"));
            Files.writeString(partial.resolve("optimizer/m"), "0");
            assertThat(step).doesNotExist();
        });
        assertThat(step.resolve("config.json")).hasContent("{}");
        assertThat(step.resolve("optimizer/m")).hasContent("0");
        assertThat(names(step.getParent())).containsExactly("step-5");
    }

    @Test
    void a_folder_is_replaced_not_mixed() throws IOException {
        Path step = folder.resolve("step-5");
        AtomicFiles.writeFolder(step, partial -> Files.writeString(partial.resolve("old"), "1"));
        AtomicFiles.writeFolder(step, partial -> {
            Files.writeString(partial.resolve("new"), "2");
            assertThat(names(step)).containsExactly("old");
        });
        assertThat(names(step)).containsExactly("new");
        assertThat(names(folder)).containsExactly("step-5");
    }

    @Test
    void a_filling_that_fails_leaves_the_old_folder() throws IOException {
        Path step = folder.resolve("step-5");
        AtomicFiles.writeFolder(step, partial -> Files.writeString(partial.resolve("old"), "1"));
        assertThatThrownBy(() -> AtomicFiles.writeFolder(step, partial -> {
            Files.writeString(partial.resolve("new"), "2");
            throw new IllegalStateException("stopped");
        })).hasMessage("stopped");
        assertThat(names(step)).containsExactly("old");
        assertThat(names(folder)).containsExactly("step-5");
    }

    @Test
    void a_folder_is_deleted_with_all_that_it_holds() throws IOException {
        Files.createDirectories(folder.resolve("step-5/optimizer"));
        Files.writeString(folder.resolve("step-5/optimizer/m"), "0");
        Path outside = Files.writeString(folder.resolve("outside"), "kept");
        Files.createSymbolicLink(folder.resolve("step-5/link"), outside);
        AtomicFiles.deleteFolder(folder.resolve("step-5"));
        assertThat(names(folder)).containsExactly("outside");
    }

    @Test
    void sweeping_removes_what_a_killed_write_left_and_nothing_else() throws IOException {
        Files.createDirectories(folder.resolve(".step-7.4711.partial/optimizer"));
        Files.writeString(folder.resolve(".step-7.4711.partial/optimizer/m"), "half");
        Files.writeString(folder.resolve(".latest.4711.partial"), "step");
        Files.createDirectory(folder.resolve("step-6"));
        Files.writeString(folder.resolve("mine.partial"), "kept");
        AtomicFiles.sweep(folder);
        assertThat(names(folder)).containsExactly("mine.partial", "step-6");
        AtomicFiles.sweep(folder.resolve("nowhere"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
