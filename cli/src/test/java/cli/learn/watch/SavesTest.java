package cli.learn.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavesTest {

    @TempDir
    Path folder;

    @Test
    void a_file_that_is_made_changed_or_deleted_is_seen_once() throws IOException {
        Path file = folder.resolve("dojo/A.java");
        Saves saves = new Saves(List.of(folder));
        assertThat(saves.look()).isEmpty();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "one");
        Files.writeString(folder.resolve("notes.txt"), "no source");
        assertThat(saves.look()).containsExactly(file);
        assertThat(saves.look()).isEmpty();
        Files.writeString(file, "longer");
        assertThat(saves.look()).containsExactly(file);
        Files.delete(file);
        assertThat(saves.look()).containsExactly(file);
        assertThat(saves.known()).isEmpty();
    }

    @Test
    void where_time_is_counted_in_seconds_a_second_save_of_the_same_size_is_seen() throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), "one");
        Saves saves = new Saves(List.of(folder));
        FileTime second = FileTime.fromMillis(1_000_000);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, second);
        assertThat(saves.look()).containsExactly(file);
        Files.writeString(file, "six");
        Files.setLastModifiedTime(file, second);
        assertThat(saves.look()).containsExactly(file);
        assertThat(saves.look()).isEmpty();
    }
}
