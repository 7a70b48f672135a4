package laws.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import datasets.Split;
import datasets.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loading any text file, and its split into two parts. */
@Tag("datasets")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextFileTest {

    @TempDir
    Path folder;

    private Path file(int... bytes) throws IOException {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return Files.write(folder.resolve("text.txt"), content);
    }

    @Test
    void utf_8_is_read_as_it_stands() throws IOException {
        String text = "caf\u00e9 \u6f22\u5b57 \ud83d\ude00\r\nend";
        Path path = Files.write(folder.resolve("text.txt"), text.getBytes(StandardCharsets.UTF_8));
        assertThat(TextFile.read(path)).isEqualTo(text);
    }

    @Test
    void a_byte_order_mark_is_dropped_once() throws IOException {
        assertThat(TextFile.read(file(0xef, 0xbb, 0xbf, 'a', 0xef, 0xbb, 0xbf))).isEqualTo("a\ufeff");
    }

    @Test
    void to_the_letter_means_with_its_byte_order_mark_and_even_empty() throws IOException {
        assertThat(TextFile.exactly(file(0xef, 0xbb, 0xbf, 'a'))).isEqualTo("\ufeffa");
        assertThat(TextFile.exactly(file())).isEmpty();
        assertThatThrownBy(() -> TextFile.exactly(new byte[] {'a', (byte) 0xff}, "Standard input"))
                .hasMessage("Standard input is not UTF-8 at byte 1 (0xff): convert it to UTF-8.");
    }

    @ParameterizedTest
    @CsvSource({
        "61 62 ff 63, 2, ff",       // never in UTF-8
        "61 c3, 1, c3",             // cut at the end
        "c0 80, 0, c0",             // overlong
        "61 ed a0 80, 1, ed",       // a surrogate
        "f4 90 80 80, 0, f4",       // beyond Unicode
        "e6 bc 41, 0, e6",          // cut in the middle
        "ef bb bf 61 80, 4, 80"})   // counted with the byte order mark
    void bad_utf_8_is_refused_with_the_bytes_offset(String hex, int offset, String wrong) throws IOException {
        int[] bytes = java.util.Arrays.stream(hex.split(" ")).mapToInt(b -> Integer.parseInt(b, 16)).toArray();
        Path path = file(bytes);
        assertThatThrownBy(() -> TextFile.read(path)).isInstanceOf(IOException.class).hasMessage(
                path + " is not UTF-8 at byte " + offset + " (0x" + wrong + "): convert it to UTF-8.");
    }

    @Test
    void what_is_no_text_is_refused_with_a_sentence() throws IOException {
        assertThatThrownBy(() -> TextFile.read(folder.resolve("nothing"))).hasMessageStartingWith("There is no file ");
        assertThatThrownBy(() -> TextFile.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> TextFile.read(file())).hasMessageContaining("is empty");
        assertThatThrownBy(() -> TextFile.read(file(0xef, 0xbb, 0xbf))).hasMessageContaining("is empty");
    }

    @Test
    void a_file_without_permission_is_refused_with_a_sentence() throws IOException {
        Path path = file('a');
        path.toFile().setReadable(false);
        assumeFalse(Files.isReadable(path), "this user may read everything");
        assertThatThrownBy(() -> TextFile.read(path)).hasMessageContaining("may not be read");
    }

    @Nested
    class Splitting {

        @Test
        void nine_tenths_rounded_down_are_for_training() {
            assertThat(Split.of("0123456789")).isEqualTo(new Split("012345678", "9"));
            assertThat(Split.of("0123456789abcdefghi")).isEqualTo(new Split("0123456789abcdefg", "hi"));
            assertThat(Split.of("ab")).isEqualTo(new Split("a", "b"));
        }

        @Test
        void tiny_shakespeares_length_splits_as_in_nanogpt() {
            Split split = Split.of("x".repeat(1_115_394));
            assertThat(split.train()).hasSize(1_003_854);
            assertThat(split.validation()).hasSize(111_540);
        }

        @Test
        void characters_are_unicodes_and_never_cut() {
            assertThat(Split.of("\ud83d\ude00".repeat(10)))
                    .isEqualTo(new Split("\ud83d\ude00".repeat(9), "\ud83d\ude00"));
        }

        @Test
        void a_text_too_short_is_refused() {
            assertThatThrownBy(() -> Split.of("a")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has no two parts");
        }
    }
}
