package laws.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.io.BadCheckpoint;
import engine.io.Safetensors;
import engine.io.SafetensorsFile;
import engine.io.StoredTensor;
import engine.io.StoredType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

        /** By the Python package safetensors 0.8.0: {@code safetensors.numpy.save(tensors, {"format": "pt"})}. */
        private static final String BY_HUGGING_FACE = """
                QAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCJpZCI6eyJkdHlwZSI6Ikk2NCIsInNoYXBlIjpbM10s\
                ImRhdGFfb2Zmc2V0cyI6WzAsMjRdfSwiZCI6eyJkdHlwZSI6IkY2NCIsInNoYXBlIjpbXSwiZGF0YV9vZmZzZXRzIjpbMjQs\
                MzJdfSwiYiI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwzXSwiZGF0YV9vZmZzZXRzIjpbMzIsNTZdfSwiaGFsZiI6eyJk\
                dHlwZSI6IkYxNiIsInNoYXBlIjpbNF0sImRhdGFfb2Zmc2V0cyI6WzU2LDY0XX0sIm1hc2siOnsiZHR5cGUiOiJCT09MIiwi\
                c2hhcGUiOlsyLDJdLCJkYXRhX29mZnNldHMiOls2NCw2OF19fSAgIAAAAAAAAAAAAQAAAAAAAAD+/////////5qZmZmZmbk/\
                AACAPgAAAD8AAEA/AACAPwAAoD8AAMA/ADwAwf97AQABAAEB""";

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
            assertThat(opened.entry("mask").dtype()).isEqualTo(StoredType.U8);
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
            var a = new StoredTensor.Floats("a", new int[] {1, 2}, new float[] {1, -2});
            Safetensors.write(file, List.of(a), Map.of());
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
}
