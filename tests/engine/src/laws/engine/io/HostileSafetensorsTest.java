package laws.engine.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.io.BadCheckpoint;
import engine.io.Safetensors;
import engine.io.SafetensorsFile;
import engine.io.StoredTensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a safetensors file can lie is refused with one sentence that names the file and the lie. */
@Tag("engine")
class HostileSafetensorsTest {

    @TempDir
    Path folder;

    @Test
    void a_missing_file_and_a_folder() {
        refused(folder.resolve("nowhere"), "there is no such file");
        refused(folder, "it is a folder");
    }

    @Test
    void a_file_too_short_for_a_length() throws IOException {
        refused(raw(), "it is empty");
        refused(raw(1, 2, 3), "it has 3 bytes");
    }

    @ParameterizedTest
    @CsvSource({"3", "9223372036854775807", "-1", "-9223372036854775808", "4294967296", "9223372036854775800"})
    void a_header_longer_than_the_file(long length) throws IOException {
        byte[] bytes = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
        refused(Files.write(folder.resolve("f"), bytes),
                "header should be " + Long.toUnsignedString(length) + " bytes long and only 2 bytes follow");
    }

    @Test
    void a_header_beyond_the_formats_limit() throws IOException {
        Path file = raw(1, 0xe1, 0xf5, 5, 0, 0, 0, 0); // 100,000,001
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(200_000_000); // a hole, no blocks on the disk
        }
        refused(file, "over the format's limit of 100000000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                              | not a JSON object",
        "[]                              | not a JSON object",
        "7                               | not a JSON object",
        "nonsense                        | cannot be read as JSON from character",
        "{                               | cannot be read as JSON from character",
        "{'a':                           | cannot be read as JSON from character",
        "{} {}                           | goes on after the JSON object",
        "{'a':3}                         | \"a\" is not a JSON object",
        "{'__metadata__':[]}             | \"__metadata__\" is not a JSON object",
        "{'__metadata__':{'a':1}}        | metadata \"a\" is not a string",
        "{'__metadata__':{},'__metadata__':{}} | __metadata__ twice",
        "{'__metadata__':{'a':'','a':''}}      | metadata has \"a\" twice",
    })
    void a_header_of_another_form(String header, String why) throws IOException {
        refused(file(header, 0), why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'shape':[2],'data_offsets':[0,8]                               | lacks its dtype",
        "'dtype':'F32','data_offsets':[0,8]                             | lacks its shape",
        "'dtype':'F32','shape':[2]                                      | lacks its data_offsets",
        "'dtype':'F32','dtype':'F32','shape':[2],'data_offsets':[0,8]   | two dtypes",
        "'dtype':'F32','shape':[2],'shape':[2],'data_offsets':[0,8]     | two shapes",
        "'dtype':'F32','shape':[2],'data_offsets':[0,8],'data_offsets':[0,8] | two data_offsets",
        "'dtype':'F32','shape':[2],'data_offsets':[0,8],'more':{}       | a field \"more\"",
        "'dtype':'F33','shape':[2],'data_offsets':[0,8]                 | dtype \"F33\", which is unknown here",
        "'dtype':32,'shape':[2],'data_offsets':[0,8]                    | dtype of tensor \"w\" is not a string",
        "'dtype':'F32','shape':2,'data_offsets':[0,8]                   | shape of tensor \"w\" is not an array",
        "'dtype':'F32','shape':[2.0],'data_offsets':[0,8]               | something else than integers",
        "'dtype':'F32','shape':['2'],'data_offsets':[0,8]               | something else than integers",
        "'dtype':'F32','shape':[[2]],'data_offsets':[0,8]               | something else than integers",
        "'dtype':'F32','shape':[null],'data_offsets':[0,8]              | something else than integers",
        "'dtype':'F32','shape':[-2],'data_offsets':[0,8]                | the negative number -2",
        "'dtype':'F32','shape':[-2,-1],'data_offsets':[0,8]             | the negative number -2",
        "'dtype':'F32','shape':[9223372036854775808],'data_offsets':[0,8] | beyond 2^63",
        "'dtype':'F32','shape':[18446744073709551618],'data_offsets':[0,8] | beyond 2^63",
        "'dtype':'F32','shape':[4611686018427387906],'data_offsets':[0,8] | more than 2^63 bytes",
        "'dtype':'F32','shape':[4294967296,4294967296,2],'data_offsets':[0,8] | more than 2^63 bytes",
        "'dtype':'F32','shape':[4294967296,0],'data_offsets':[0,0]      | an extent of 4294967296",
        "'dtype':'F32','shape':[3],'data_offsets':[0,8]  | fills 12 bytes by its shape and dtype, 8 by its offsets",
        "'dtype':'F64','shape':[2],'data_offsets':[0,8]  | fills 16 bytes by its shape and dtype, 8 by its offsets",
        "'dtype':'F32','shape':[],'data_offsets':[0,8]                  | fills 4 bytes",
        "'dtype':'F32','shape':[2],'data_offsets':[0]                   | not two numbers",
        "'dtype':'F32','shape':[2],'data_offsets':[0,4,8]               | not two numbers",
        "'dtype':'F32','shape':[2],'data_offsets':[8,0]                 | before its begin",
        "'dtype':'F32','shape':[2],'data_offsets':[-8,0]                | the negative number -8",
        "'dtype':'F32','shape':[2],'data_offsets':[4,12]  | ends at byte 12 of the data, which has 8 bytes",
        "'dtype':'F32','shape':[2],'data_offsets':[9223372036854775799,9223372036854775807] | of the data, which has 8",
        "'dtype':'F32','shape':[1],'data_offsets':[4,8]  | bytes 0 to 4 before tensor \"w\" belong to no tensor",
        "'dtype':'F32','shape':[1],'data_offsets':[0,4]                 | last 4 bytes belong to no tensor",
    })
    void an_entry_that_cannot_be(String entry, String why) throws IOException {
        refused(file("{'w':{" + entry + "}}", 8), why);
    }

    @Test
    void tensors_that_share_bytes_or_a_name() throws IOException {
        String first = "'a':{'dtype':'U8','shape':[5],'data_offsets':[0,5]}";
        refused(file("{" + first + ",'b':{'dtype':'U8','shape':[5],'data_offsets':[3,8]}}", 8),
                "tensor \"b\" overlaps the one before it, at byte 3");
        refused(file("{" + first + ",'a':{'dtype':'U8','shape':[3],'data_offsets':[5,8]}}", 8), "\"a\" comes twice");
    }

    @Test
    void text_that_is_not_utf_8() throws IOException {
        refused(raw(2, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xfe), "not UTF-8");
        refused(raw(4, 0, 0, 0, 0, 0, 0, 0, '{', 0, '}', 0), "JSON"); // UTF-16
    }

    @Test
    void nesting_that_would_overflow_the_stack() throws IOException {
        refused(file("[".repeat(1_000_000), 0), "not a JSON object");
        refused(file("{'a':".repeat(500_000), 0), "a field \"a\"");
        refused(file("{'w':{'shape':" + "[".repeat(1_000_000), 0), "something else than integers");
    }

    @Test
    void more_axes_than_any_array_has() throws IOException {
        refused(file("{'w':{'shape':[" + "1,".repeat(1_000_000) + "1]}}", 0), "more than 32 numbers");
    }

    @Test
    void a_name_cannot_write_to_the_terminal() throws IOException {
        Path file = file("{'\\u001b[2J" + "x".repeat(3000) + "':3}", 0);
        assertThatThrownBy(() -> SafetensorsFile.open(file)).isInstanceOf(BadCheckpoint.class)
                .hasMessageContaining("\"?[2Jxxx").message().doesNotContain("\u001b").hasSizeLessThan(400);
    }

    @Test
    void every_shorter_part_of_a_good_file() throws IOException {
        Path good = folder.resolve("good");
        Safetensors.write(good, List.of(new StoredTensor.Floats("w", new int[] {3}, new float[3])), Map.of());
        byte[] bytes = Files.readAllBytes(good);
        for (int length = 0; length < bytes.length; length++) {
            Path part = Files.write(folder.resolve("part"), Arrays.copyOf(bytes, length));
            refused(part, "");
        }
    }

    @Test
    void a_file_cut_after_it_was_opened() throws IOException {
        Path file = file("{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}", 8);
        SafetensorsFile opened = SafetensorsFile.open(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> opened.floats("w")).isInstanceOf(BadCheckpoint.class)
                .hasMessageContaining("became shorter");
    }

    private void refused(Path file, String why) {
        assertThatThrownBy(() -> SafetensorsFile.open(file)).isInstanceOf(BadCheckpoint.class)
                .hasMessageStartingWith(file + ": ").hasMessageContaining(why).hasMessageEndingWith(".")
                .message().doesNotContain("\n");
    }

    private Path file(String header, int dataBytes) throws IOException {
        return file(header, new byte[dataBytes]);
    }

    /** A file made by hand; the header's apostrophes become quotation marks. */
    private Path file(String header, byte[] data) throws IOException {
        byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text).put(data);
        return Files.write(folder.resolve("made-by-hand.safetensors"), bytes.array());
    }

    private Path raw(int... bytes) throws IOException {
        byte[] file = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) file[i] = (byte) bytes[i];
        return Files.write(folder.resolve("raw.safetensors"), file);
    }
}
