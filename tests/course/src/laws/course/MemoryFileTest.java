package laws.course;

import static org.assertj.core.api.Assertions.assertThat;

import course.House;
import course.MemoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("course")
class MemoryFileTest {

    @TempDir
    Path root;

    private MemoryFile memory;
    private Path file;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(root.resolve("solutions"));
        Files.createDirectories(root.resolve("chapters"));
        file = root.resolve(".dojo/notes.json");
        memory = new MemoryFile(new House(root), "notes", "all notes are lost",
                found -> MemoryFile.demand(found.path("count").isInt(), found.path("count")));
    }

    @Test
    void what_is_written_is_read_again_and_unknown_fields_stay() throws IOException {
        assertThat(memory.read()).isEmpty();
        memory.update(root -> root.put("count", 1));
        Files.writeString(file, Files.readString(file).replace("{", "{\"later\": [1],"));
        memory.update(root -> root.put("count", root.path("count").asInt() + 1));
        assertThat(memory.read().toString()).isEqualTo("{\"later\":[1],\"count\":2}");
        assertThat(memory.notice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"count\": 1", "[1]", "{\"count\": \"one\"}", "null"})
    void a_damaged_file_is_set_aside_each_time_under_a_name_of_its_own(String damaged) throws IOException {
        for (String name : new String[] {"notes.damaged.json", "notes.damaged-2.json"}) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, damaged);
            assertThat(memory.read()).isEmpty();
            assertThat(memory.notice()).hasValue(
                    ".dojo/notes.json was damaged and is now " + name + "; all notes are lost.");
            assertThat(file).doesNotExist();
            assertThat(file.resolveSibling(name)).hasContent(damaged);
        }
    }
}
