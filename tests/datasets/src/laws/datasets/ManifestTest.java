package laws.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datasets.Embedded;
import datasets.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest tells the truth about the embedded data, and the data can be made again byte by byte. */
@Tag("datasets")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManifestTest {

    private final Manifest manifest = Manifest.embedded();

    @TempDir
    Path folder;

    @Test
    void the_embedded_data_is_what_the_manifest_says() {
        assertThat(manifest.verify()).isEmpty();
        assertThat(manifest.files()).extracting(Manifest.Entry::name)
                .containsExactly("story.grammar", "stories-train.txt", "stories-validation.txt");
        assertThat(manifest.files()).allMatch(entry -> entry.licence().equals("MIT"));
    }

    @Test
    void making_the_data_again_gives_the_same_bytes_and_no_other_file() throws IOException {
        assertThat(manifest.make(folder)).isEqualTo(manifest).isEqualTo(Manifest.read(folder));
        for (String name : List.of("story.grammar", "stories-train.txt", "stories-validation.txt", "manifest.json")) {
            assertThat(Files.readAllBytes(folder.resolve(name))).as(name).isEqualTo(Embedded.bytes(name));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(4);
        }
        assertThat(manifest.verify(folder)).isEmpty();
    }

    @Test
    void every_kind_of_damage_gets_its_sentence() throws IOException {
        manifest.make(folder);
        Path train = folder.resolve("stories-train.txt");
        byte[] bytes = Files.readAllBytes(train);
        bytes[1000] ^= 1;
        Files.write(train, bytes);
        Files.delete(folder.resolve("stories-validation.txt"));
        Files.writeString(folder.resolve("story.grammar"), "x");
        assertThat(manifest.verify(folder)).hasSize(3)
                .anyMatch(s -> s.startsWith("story.grammar has 1 bytes in place of "))
                .anyMatch(s -> s.startsWith("stories-train.txt has the SHA-256 "))
                .anyMatch(s -> s.startsWith("stories-validation.txt cannot be read"));
    }

    @Test
    void a_wrong_entropy_is_found() throws IOException {
        Files.writeString(folder.resolve("manifest.json"),
                manifest.toJson().replaceAll("(\"natsPerCharacter\" : 0\\.)\\d", "$19"));
        assertThat(Manifest.read(folder).verify()).hasSize(2).allMatch(s -> s.contains("nats per character in place"));
    }

    @Test
    void a_manifest_that_is_none_is_refused() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "{\"files\": [");
        assertThatThrownBy(() -> Manifest.read(folder)).hasMessageContaining("The manifest is no manifest");
        Files.writeString(folder.resolve("manifest.json"), "{\"files\": [{\"name\": \"../../x.txt\"}]}");
        assertThatThrownBy(() -> Manifest.read(folder)).hasMessageContaining("cannot be a data file's name");
        Files.writeString(folder.resolve("manifest.json"), "{}");
        assertThatThrownBy(() -> Manifest.read(folder)).hasMessageContaining("lists no files");
    }
}
