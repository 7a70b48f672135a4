package cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dojo tokenizer} from end to end. */
class TokenizerCommandTest {

    @TempDir
    static Path folder;

    private static Path model;

    @BeforeAll
    static void train() throws IOException {
        Path text = Files.writeString(folder.resolve("low.txt"), "low low lower newest newest widest\n".repeat(20));
        model = folder.resolve("model");
        Ran ran = Ran.dojo("tokenizer", "train", "--input", text.toString(), "--vocab-size", "265", "--special",
                "<|endoftext|>", "--special", "<|pad|>", "--out", model.toString());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    }

    private static Ran encode(String... more) {
        return tokenizer("encode", more);
    }

    private static Ran tokenizer(String command, String... more) {
        var words = new ArrayList<>(List.of("tokenizer", command, "--model", model.toString()));
        words.addAll(List.of(more));
        return Ran.dojo(words.toArray(String[]::new));
    }

    @Test
    void training_writes_gpt2s_two_files() throws IOException {
        assertThat(Files.readString(model.resolve("vocab.json"))).startsWith("{\"!\": 0, ").contains("\"<|pad|>\": 264}");
        List<String> merges = Files.readAllLines(model.resolve("merges.txt"));
        assertThat(merges.get(0)).startsWith("#version");
        assertThat(merges).hasSize(1 + 265 - 256 - 2);
        assertThat(model).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    @Test
    void a_text_too_short_gives_fewer_tokens_and_says_so() throws IOException {
        Path text = Files.writeString(folder.resolve("short.txt"), "ab");
        Ran ran = Ran.dojo("tokenizer", "train", "--input", text.toString(), "--vocab-size", "300", "--out",
                folder.resolve("short").toString());
        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(ran.out()).startsWith("257 tokens");
        assertThat(ran.err()).contains("too short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lowest", "", " ", "a\u0000b", "@home ${user} %s \\n", "Gr\u00fc\u00dfe, \u4f60\u597d \ud83d\ude42",
        "low<|pad|>er<|endoftext|>"})
    void decoding_gives_the_text_back_to_the_byte(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("text.txt"), text);
        Ran encoded = encode("--input", file.toString());
        assertThat(encoded.exit()).as(encoded.err()).isEqualTo(Exit.DONE);
        assertThat(encoded.out()).matches("\\[(\\d+(,\\d+)*)?]\n");
        assertThat(tokenizer("decode", "--ids", encoded.out().strip()).out()).isEqualTo(text);
    }

    @Test
    void text_file_and_standard_input_give_the_same_ids() throws IOException {
        String text = "newest \u4f60\u597d\n";
        Path file = Files.writeString(folder.resolve("same.txt"), text);
        String ids = encode("--input", file.toString()).out();
        assertThat(ids).startsWith("[");
        Ran piped = Ran.dojo(List.of(), text.getBytes(UTF_8), "tokenizer", "encode", "--model", model.toString());
        assertThat(piped.out()).isEqualTo(ids);
        // By hand: we, st and lo come 60 times each, ties go to the greater pair, so they are 256, 257 and 258; r is 81.
        assertThat(encode("--text", "lower").out()).isEqualTo("[258,256,81]\n");
    }

    @Test
    void ids_come_from_standard_input_too() {
        Ran ran = Ran.dojo(List.of(), "[258, 256,81]\n".getBytes(UTF_8), "tokenizer", "decode", "--model", model.toString());
        assertThat(ran.out()).isEqualTo("lower");
    }

    @Test
    void gpt2s_own_files_give_gpt2s_ids() {
        Path data = Path.of(System.getProperty("user.dir")).resolve("../../shared/data").normalize();
        assumeThat(data.resolve("gpt2_vocab.json")).as("GPT-2's files beside the clone").exists();
        Ran ran = Ran.dojo("tokenizer", "encode", "--vocab", data.resolve("gpt2_vocab.json").toString(), "--merges",
                data.resolve("gpt2_merges.txt").toString(), "--text", "Hello world<|endoftext|>");
        assertThat(ran.out()).isEqualTo("[15496,995,50256]\n");
    }

    @ParameterizedTest
    @CsvSource({"'1,x', 2, 'x'", "'1,,2', 2, whole numbers", "'-1', 3, -1", "'265', 3, 0 to 264",
        "'99999999999', 2, 99999999999"})
    void ids_that_are_none_are_refused(String ids, int exit, String says) {
        Ran ran = tokenizer("decode", "--ids", ids);
        assertThat(ran.exit()).isEqualTo(exit);
        assertThat(ran.sentence()).contains(says);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void bad_utf8_is_told_by_its_byte() throws IOException {
        Path file = Files.write(folder.resolve("bad.txt"), new byte[] {'a', 'b', (byte) 0xC3, '(', 'c'});
        for (Ran ran : List.of(encode("--input", file.toString()), Ran.dojo("tokenizer", "train", "--input",
                file.toString(), "--vocab-size", "300", "--out", folder.resolve("x").toString()))) {
            assertThat(ran.exit()).isEqualTo(Exit.FAILED);
            assertThat(ran.sentence()).contains("bad.txt", "UTF-8", "byte 2");
        }
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void missing_and_damaged_files_are_named() throws IOException {
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        Files.writeString(damaged.resolve("vocab.json"), "{\"a\": ");
        Files.writeString(damaged.resolve("merges.txt"), "");
        Ran broken = Ran.dojo("tokenizer", "encode", "--model", damaged.toString(), "--text", "x");
        assertThat(broken.exit()).isEqualTo(Exit.FAILED);
        assertThat(broken.sentence()).contains("vocab.json");
        Ran missing = Ran.dojo("tokenizer", "encode", "--model", folder.resolve("none").toString(), "--text", "x");
        assertThat(missing.exit()).isEqualTo(Exit.FAILED);
        assertThat(missing.sentence()).contains("none", "does not exist");
        Ran noText = encode("--input", folder.resolve("none.txt").toString());
        assertThat(noText.exit()).isEqualTo(Exit.FAILED);
        assertThat(noText.sentence()).contains("none.txt");
    }

    @Test
    void a_vocabulary_without_room_for_the_bytes_is_wrong_usage() throws IOException {
        Path text = Files.writeString(folder.resolve("t.txt"), "abc");
        Ran ran = Ran.dojo("tokenizer", "train", "--input", text.toString(), "--vocab-size", "10", "--out",
                folder.resolve("y").toString());
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.sentence()).contains("256");
    }
}
