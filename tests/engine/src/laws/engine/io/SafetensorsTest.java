package laws.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.io.BadCheckpoint;
import engine.io.DType;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading and writing safetensors: by bytes made by hand, by a file of Hugging Face's own library, and both ways. */
@Tag("engine")
class SafetensorsTest {

    @TempDir
    Path folder;

    @Nested
    class Reading {

        /** Written by the Python package safetensors 0.8.0: {@code safetensors.numpy.save(tensors, {"format": "pt"})}. */
        private static final String BY_HUGGING_FACE = """
                QAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCJpZCI6eyJkdHlwZSI6Ikk2NCIsInNoYXBlIjpbM10sImRhdGFfb2Zm\
                c2V0cyI6WzAsMjRdfSwiZCI6eyJkdHlwZSI6IkY2NCIsInNoYXBlIjpbXSwiZGF0YV9vZmZzZXRzIjpbMjQsMzJdfSwiYiI6eyJkdHlwZSI6\
                IkYzMiIsInNoYXBlIjpbMiwzXSwiZGF0YV9vZmZzZXRzIjpbMzIsNTZdfSwiaGFsZiI6eyJkdHlwZSI6IkYxNiIsInNoYXBlIjpbNF0sImRh\
                dGFfb2Zmc2V0cyI6WzU2LDY0XX0sIm1hc2siOnsiZHR5cGUiOiJCT09MIiwic2hhcGUiOlsyLDJdLCJkYXRhX29mZnNldHMiOls2NCw2OF19\
                fSAgIAAAAAAAAAAAAQAAAAAAAAD+/////////5qZmZmZmbk/AACAPgAAAD8AAEA/AACAPwAAoD8AAMA/ADwAwf97AQABAAEB""";

        @Test
        void a_file_of_hugging_faces_library_is_understood() throws IOException {
            Path file = Files.write(folder.resolve("hf"), Base64.getDecoder().decode(BY_HUGGING_FACE));
            SafetensorsFile opened = SafetensorsFile.open(file);
            assertThat(opened.tensors()).extracting(SafetensorsFile.Entry::toString)
                    .containsExactly("id I64[3]", "d F64[]", "b F32[2, 3]", "half F16[4]", "mask BOOL[2, 2]");
            assertThat(opened.metadata()).containsExactly(Map.entry("format", "pt"));
            assertThat(opened.longs("id")).containsExactly(0, 1, -2);
            assertThat(opened.doubles("d")).containsExactly(0.1);
            assertThat(opened.floats("b")).containsExactly(0.25f, 0.5f, 0.75f, 1, 1.25f, 1.5f);
            assertThat(opened.floats("half")).containsExactly(1, -2.5f, 65504, 0x1p-24f);
            assertThat(opened.longs("mask")).containsExactly(1, 0, 1, 1);
        }

        @Test
        void no_tensors_at_all_make_a_good_file() throws IOException {
            assertThat(SafetensorsFile.open(file("{}", 0)).tensors()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"3c00, 1", "c000, -2", "7bff, 65504", "0400, 6.103515625e-5", "03ff, 6.097555160522461e-5",
                "0001, 5.960464477539063e-8", "3555, 0.333251953125", "7c00, Infinity", "fc00, -Infinity",
                "7e00, NaN", "0000, 0.0", "8000, -0.0"})
        void half_precision_is_widened(String hex, float expected) throws IOException {
            Path file = file("{'h':{'dtype':'F16','shape':[1],'data_offsets':[0,2]}}", littleEndian(hex));
            assertThat(SafetensorsFile.open(file).floats("h")).containsExactly(expected);
        }

        @ParameterizedTest
        @CsvSource({"3f80, 1", "c049, -3.140625", "7f80, Infinity", "0001, 9.183549615799121e-41", "7fc0, NaN"})
        void brain_floats_are_widened(String hex, float expected) throws IOException {
            Path file = file("{'h':{'dtype':'BF16','shape':[1],'data_offsets':[0,2]}}", littleEndian(hex));
            assertThat(SafetensorsFile.open(file).floats("h")).containsExactly(expected);
        }

        private byte[] littleEndian(String hex) {
            short bits = (short) Integer.parseInt(hex, 16);
            return ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort(bits).array();
        }

        @Test
        void doubles_do_not_become_floats_unasked() throws IOException {
            SafetensorsFile opened = SafetensorsFile.open(
                    file("{'w':{'dtype':'F64','shape':[1],'data_offsets':[0,8]}}", new byte[8]));
            assertThatThrownBy(() -> opened.floats("w")).isInstanceOf(BadCheckpoint.class)
                    .hasMessageContaining("\"w\" is stored as F64 and F32, F16 or BF16 is wanted");
            assertThat(opened.doubles("w")).containsExactly(0);
        }

        @Test
        void integers_are_listed_and_are_no_floats() throws IOException {
            SafetensorsFile opened = SafetensorsFile.open(
                    file("{'mask':{'dtype':'U8','shape':[1,1],'data_offsets':[0,1]}}", new byte[] {-1}));
            assertThat(opened.entry("mask").dtype()).isEqualTo(DType.U8);
            assertThatThrownBy(() -> opened.floats("mask")).isInstanceOf(BadCheckpoint.class);
            assertThatThrownBy(() -> opened.doubles("mask")).isInstanceOf(BadCheckpoint.class);
            assertThat(opened.longs("mask")).containsExactly(255);
        }

        @Test
        void a_missing_tensor_is_named() throws IOException {
            SafetensorsFile opened = SafetensorsFile.open(file("{}", 0));
            assertThatThrownBy(() -> opened.floats("wte.weight")).isInstanceOf(BadCheckpoint.class)
                    .hasMessageContaining("no tensor \"wte.weight\"");
        }
    }

    @Nested
    class Writing {

        @Test
        void the_bytes_are_those_of_the_format() throws IOException {
            Path file = folder.resolve("w");
            Safetensors.write(file, List.of(new StoredTensor.Floats("a", new int[] {1, 2}, new float[] {1, -2})), Map.of());
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
            assertThat(bytes.getLong()).isEqualTo(56);
            byte[] text = new byte[56];
            bytes.get(text);
            assertThat(new String(text)).isEqualTo(header + " ".repeat(56 - header.length()));
            assertThat(bytes.getFloat()).isEqualTo(1);
            assertThat(bytes.getFloat()).isEqualTo(-2);
            assertThat(bytes.hasRemaining()).isFalse();
        }

        @Test
        void what_is_written_is_read_again() throws IOException {
            float[] many = new float[300_001]; // more than one chunk of the reader
            for (int i = 0; i < many.length; i++) many[i] = Float.intBitsToFloat(i * 0x9e3779b9 & 0xff7fffff);
            Path file = folder.resolve("new/folder/model.safetensors");
            Safetensors.write(file, List.of(
                    new StoredTensor.Floats("z", new int[] {many.length}, many),
                    new StoredTensor.Doubles("a \"quoted\" näme", new int[] {}, new double[] {Math.PI}),
                    new StoredTensor.Floats("empty", new int[] {3, 0}, new float[0])), Safetensors.FORMAT_PT);
            SafetensorsFile opened = SafetensorsFile.open(file);
            assertThat(opened.tensors()).extracting(SafetensorsFile.Entry::name)
                    .containsExactly("z", "a \"quoted\" näme", "empty");
            assertThat(opened.floats("z")).containsExactly(many);
            assertThat(opened.doubles("a \"quoted\" näme")).containsExactly(Math.PI);
            assertThat(opened.floats("empty")).isEmpty();
            assertThat(opened.entry("empty").shape()).containsExactly(3, 0);
            assertThat(opened.metadata()).isEqualTo(Safetensors.FORMAT_PT);
        }

        @Test
        void names_must_differ_and_shapes_must_fit() {
            var a = new StoredTensor.Floats("a", new int[] {1}, new float[1]);
            assertThatThrownBy(() -> Safetensors.write(folder.resolve("x"), List.of(a, a), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new StoredTensor.Floats("b", new int[] {2, 2}, new float[3]))
                    .hasMessageContaining("b has 3 elements, its shape [2, 2] asks for 4");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Nested
    class Refusing {

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
            "'dtype':'F32','shape':[3],'data_offsets':[0,8]                 | fills 12 bytes by its shape and dtype, 8 by its offsets",
            "'dtype':'F64','shape':[2],'data_offsets':[0,8]                 | fills 16 bytes by its shape and dtype, 8 by its offsets",
            "'dtype':'F32','shape':[],'data_offsets':[0,8]                  | fills 4 bytes",
            "'dtype':'F32','shape':[2],'data_offsets':[0]                   | not two numbers",
            "'dtype':'F32','shape':[2],'data_offsets':[0,4,8]               | not two numbers",
            "'dtype':'F32','shape':[2],'data_offsets':[8,0]                 | before its begin",
            "'dtype':'F32','shape':[2],'data_offsets':[-8,0]                | the negative number -8",
            "'dtype':'F32','shape':[2],'data_offsets':[4,12]                | ends at byte 12 of the data, which has 8 bytes",
            "'dtype':'F32','shape':[2],'data_offsets':[9223372036854775799,9223372036854775807] | of the data, which has 8",
            "'dtype':'F32','shape':[1],'data_offsets':[4,8]                 | bytes 0 to 4 before tensor \"w\" belong to no tensor",
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
