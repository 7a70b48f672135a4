package cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import engine.io.SafetensorsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The tiny GPT-2 that PyTorch wrote, taken apart so that a test can change it and write it anew.
 *
 * @param config config.json
 * @param tensors by name, in the file's order
 */
record TinyGpt2(ObjectNode config, Map<String, Stored> tensors) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER =
            Path.of(System.getProperty("user.dir")).resolveSibling("tests").resolve("05-transformer/tiny-gpt2");

    /** A tensor as its bytes. */
    record Stored(String dtype, int[] shape, byte[] bytes) {

        static Stored floats(int[] shape, float[] values) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : values) {
                bytes.putFloat(value);
            }
            return new Stored("F32", shape, bytes.array());
        }

        float[] floats() {
            float[] values = new float[bytes.length / 4];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
            return values;
        }

        /** In BF16, which keeps the upper half of each number. */
        Stored bfloat16() {
            byte[] halves = new byte[bytes.length / 2];
            for (int i = 0; i < halves.length; i++) {
                halves[i] = bytes[i / 2 * 4 + 2 + i % 2];
            }
            return new Stored("BF16", shape, halves);
        }

        /** In F16; numbers between 2^-14 and 2^16 alone, digits cut off. */
        Stored float16() {
            ByteBuffer halves = ByteBuffer.allocate(bytes.length / 2).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : floats()) {
                int bits = Float.floatToRawIntBits(value);
                int exponent = (bits >> 23 & 0xff) - 127 + 15;
                halves.putShort((short) (exponent <= 0 ? bits >>> 16 & 0x8000
                        : bits >>> 16 & 0x8000 | exponent << 10 | bits >> 13 & 0x3ff));
            }
            return new Stored("F16", shape, halves.array());
        }
    }

    /** As PyTorch wrote it. */
    static TinyGpt2 original() throws IOException {
        SafetensorsFile file = SafetensorsFile.open(FOLDER.resolve("model.safetensors"));
        Map<String, Stored> tensors = new LinkedHashMap<>();
        for (SafetensorsFile.Entry entry : file.tensors()) {
            tensors.put(entry.name(), Stored.floats(entry.shape(), file.floats(entry.name())));
        }
        return new TinyGpt2((ObjectNode) JSON.readTree(FOLDER.resolve("config.json").toFile()), tensors);
    }

    /** PyTorch's ids, shape and logits. */
    static JsonNode logits() throws IOException {
        return JSON.readTree(FOLDER.resolve("logits.json").toFile());
    }

    static Path folder() {
        return FOLDER;
    }

    /** The file's name of a tensor, with its prefix or without. */
    String name(String end) {
        return tensors.keySet().stream().filter(name -> name.endsWith(end)).findFirst().orElseThrow();
    }

    /** The same with other names. */
    TinyGpt2 renamed(UnaryOperator<String> name) {
        Map<String, Stored> renamed = new LinkedHashMap<>();
        tensors.forEach((old, tensor) -> renamed.put(name.apply(old), tensor));
        return new TinyGpt2(config, renamed);
    }

    /** The same with other numbers. */
    TinyGpt2 changed(UnaryOperator<Stored> change) {
        Map<String, Stored> changed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> changed.put(name, change.apply(tensor)));
        return new TinyGpt2(config, changed);
    }

    /** Writes both files into a folder, which is made. */
    Path write(Path folder) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Map.Entry<String, Stored> entry : tensors.entrySet()) {
            Stored tensor = entry.getValue();
            int begin = data.size();
            data.write(tensor.bytes());
            header.set(entry.getKey(), JSON.valueToTree(Map.of("dtype", tensor.dtype(), "shape", tensor.shape(),
                    "data_offsets", new int[] {begin, data.size()})));
        }
        return write(folder, header.toString(), data.toByteArray());
    }

    /** Writes both files with any header. */
    Path write(Path folder, String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return write(folder, text.length, text, data);
    }

    /** Writes both files with any header and any length of it. */
    Path write(Path folder, long length, byte[] header, byte[] data) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), config.toString());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
        file.write(header);
        file.write(data);
        Files.write(folder.resolve("model.safetensors"), file.toByteArray());
        return folder;
    }
}
