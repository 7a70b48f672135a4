package laws.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contracts.BpeContract.Pair;
import contracts.BpeVocabulary;
import contracts.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reference.bpe.BpeToolbox;
import reference.bpe.VocabularyFiles;

/** vocab.json and merges.txt: what is written can be read, and what is malformed gets a sentence. */
@Tag("bpe")
class VocabularyFilesTest {

    private static final BpeVocabulary SMALL = BpeVocabulary.trained(
            List.of(new Pair(64, 65), new Pair(220, 256), new Pair(158, 224)), List.of("<|end|>", "\u0000\n \"\u4f60"));

    @TempDir
    Path folder;

    @Test
    void what_was_written_can_be_read() throws IOException {
        new BpeToolbox().write(SMALL, folder.resolve("new/model"));
        assertThat(read(folder.resolve("new/model"))).isEqualTo(SMALL);
        try (Stream<Path> files = Files.list(folder.resolve("new/model"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("vocab.json", "merges.txt");
        }
    }

    @Test
    void the_files_look_like_gpt2s() throws IOException {
        VocabularyFiles.write(SMALL, folder);
        assertThat(Files.readString(folder.resolve("vocab.json"), StandardCharsets.US_ASCII))
                .startsWith("{\"!\": 0, \"\\\"\": 1, \"#\": 2")
                .contains("\"\\u0120\": 220", "\"ab\": 256, \"\\u0120ab\": 257")
                .endsWith("\"<|end|>\": 259, \"\\u0000\\n \\\"\\u4f60\": 260}");
        assertThat(Files.readString(folder.resolve("merges.txt")))
                .isEqualTo("#version: 0.2\na b\n\u0120 ab\n\u00e2 \u0124\n");
    }

    @Test
    void gpt2s_own_vocabulary_is_written_as_it_was_read() throws IOException {
        BpeVocabulary gpt2 = Golden.gpt2();
        assertThat(gpt2.size()).isEqualTo(50257);
        assertThat(gpt2.merges()).hasSize(50000).startsWith(new Pair(220, 83), new Pair(220, 64));
        assertThat(gpt2.specials()).containsExactly("<|endoftext|>");
        assertThat(gpt2.ids().get(50256)).isEqualTo(50256);
        VocabularyFiles.write(gpt2, folder);
        assertThat(folder.resolve("vocab.json")).hasSameBinaryContentAs(Golden.shared("gpt2_vocab.json"));
        String merges = Files.readString(Golden.shared("gpt2_merges.txt")).replaceFirst("^#version.*\n", "");
        assertThat(Files.readString(folder.resolve("merges.txt"))).isEqualTo("#version: 0.2\n" + merges);
    }

    @Test
    void the_header_is_optional() throws IOException {
        VocabularyFiles.write(SMALL, folder);
        change("merges.txt", "#version: 0.2\n", "");
        assertThat(read(folder)).isEqualTo(SMALL);
    }

    @Test
    void a_merge_of_number_signs_is_no_header() throws IOException {
        BpeVocabulary signs = BpeVocabulary.trained(List.of(new Pair(2, 2)), List.of());   // # #
        VocabularyFiles.write(signs, folder);
        change("merges.txt", "#version: 0.2\n", "");
        assertThat(read(folder)).isEqualTo(signs);
    }

    @Test
    void ids_in_another_order_are_kept() throws IOException {
        VocabularyFiles.write(BpeVocabulary.trained(List.of(new Pair(64, 65)), List.of("<s>")), folder);
        change("vocab.json", "\"!\": 0, ", "\"<s>\": 0, \"!\": 257, ");
        change("vocab.json", ", \"<s>\": 257", "");
        Tokenizer tokenizer = new BpeToolbox().tokenizer(read(folder));
        assertThat(tokenizer.encode("<s>!ab")).containsExactly(0, 257, 256);
        assertThat(tokenizer.decode(new int[] {256, 0, 257})).isEqualTo("ab<s>!");
        assertThat(tokenizer.vocabularySize()).isEqualTo(258);
    }

    @Nested
    class GetASentence {

        @Test
        void missing_files() {
            assertThatThrownBy(() -> read(folder)).isInstanceOf(IOException.class)
                    .hasMessageContaining("vocab.json is missing");
        }

        @Test
        void broken_json() throws IOException {
            refused("vocab.json", "\"ab\": 256", "\"ab\": ", "vocab.json is not an object of names");
            refused("vocab.json", "\"ab\": 256", "\"ab\": \"256\"", "vocab.json is not an object of names");
            refused("vocab.json", "\"ab\": 256", "\"ab\": 256.5", "vocab.json is not an object of names and whole");
            refused("vocab.json", "\"ab\": 256", "\"ab\": 99999999999", "vocab.json is not an object of names");
            refused("vocab.json", "{\"!\"", "[{\"!\"", "vocab.json is not an object of names");
            refused("vocab.json", "260}", "260} 7", "vocab.json is not an object of names");
            refused("vocab.json", "260}", "260", "vocab.json is not an object of names");
        }

        @Test
        void ids_that_are_no_numbering() throws IOException {
            refused("vocab.json", "\"ab\": 256", "\"ab\": 255", "gives the id 255 to");
            refused("vocab.json", "\"ab\": 256", "\"ab\": 261", "gives \"ab\" the id 261, but its 261 tokens "
                    + "must have the ids 0 to 260");
            refused("vocab.json", "\"ab\": 256", "\"ab\": -1", "the id -1");
            refused("vocab.json", "\"ab\": 256", "\"ab\": 256, \"ab\": 256", "names the token \"ab\" twice");
        }

        @Test
        void a_missing_byte() throws IOException {
            refused("vocab.json", "\"#\": 2", "\"##\": 2", "has no token for the byte 0x23");
        }

        @Test
        void merges_that_fit_no_token() throws IOException {
            refused("merges.txt", "\u0120 ab", "\u0120 abc", "line 3: \"abc\" is neither a byte nor made by");
            refused("merges.txt", "a b", "a c", "line 2: the merged token \"ac\" has no id");
            refused("merges.txt", "a b\n", "a b\na b\n", "line 3: the merged token \"ab\" exists already");
        }

        @Test
        void lines_that_are_no_merges() throws IOException {
            for (String line : List.of("ab", "a b c", " ab", "ab ", "a  b")) {
                refused("merges.txt", "a b", line, "line 2: a merge is two tokens with one space between");
            }
        }

        @Test
        void bytes_that_are_no_text() throws IOException {
            VocabularyFiles.write(SMALL, folder);
            Files.write(folder.resolve("merges.txt"), new byte[] {'a', ' ', (byte) 0xFF});
            assertThatThrownBy(() -> read(folder)).hasMessageContaining("merges.txt is not UTF-8 text");
            Files.write(folder.resolve("vocab.json"), new byte[] {'{', '"', (byte) 0xFF});
            assertThatThrownBy(() -> read(folder)).hasMessageContaining("vocab.json is not UTF-8 text");
        }

        @Test
        void a_special_that_looks_like_another_token() {
            for (String special : List.of("a", "ab", "\u0120")) {
                BpeVocabulary clash = BpeVocabulary.trained(List.of(new Pair(64, 65)), List.of(special));
                assertThatThrownBy(() -> VocabularyFiles.write(clash, folder))
                        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("exactly like token");
            }
        }

        private void refused(String file, String was, String becomes, String sentence) throws IOException {
            VocabularyFiles.write(SMALL, folder);
            change(file, was, becomes);
            assertThatThrownBy(() -> read(folder)).isInstanceOf(IOException.class)
                    .hasMessageContaining(sentence).message().endsWith(".").doesNotContain("\n");
        }
    }

    private BpeVocabulary read(Path from) throws IOException {
        return new BpeToolbox().read(from.resolve("vocab.json"), from.resolve("merges.txt"));
    }

    private void change(String file, String was, String becomes) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).containsOnlyOnce(was);
        Files.writeString(folder.resolve(file), text.replace(was, becomes));
    }
}
