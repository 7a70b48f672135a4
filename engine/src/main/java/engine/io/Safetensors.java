package engine.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes safetensors files as Hugging Face's library reads them; {@link SafetensorsFile} says what the format is.
 * Tensors lie in the order given and the header is padded with spaces to a multiple of 8 bytes.
 */
public final class Safetensors {

    /** What the transformers library asks of a file before it loads it. */
    public static final Map<String, String> FORMAT_PT = Map.of("format", "pt");

    private static final int ALIGNMENT = 8; // bytes
    private static final int CHUNK = 1 << 16; // bytes converted at a time

    private Safetensors() {
    }

    /**
     * Writes a file atomically ({@link AtomicFiles#write}).
     *
     * @param metadata becomes the header's {@code __metadata__}; none is written where it is empty
     */
    public static void write(Path file, List<? extends StoredTensor> tensors, Map<String, String> metadata)
            throws IOException {
        demandNames(tensors);
        byte[] header = header(tensors, metadata);
        AtomicFiles.write(file, out -> {
            out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
            out.write(header);
            for (StoredTensor tensor : tensors) writeValues(tensor, out);
        });
    }

    private static void demandNames(List<? extends StoredTensor> tensors) {
        Set<String> names = new HashSet<>();
        for (StoredTensor tensor : tensors) {
            if (tensor.name().equals("__metadata__") || !names.add(tensor.name())) {
                throw new IllegalArgumentException("Two tensors are named " + tensor.name()
                        + ", or it is the format's own word __metadata__: give each tensor its own name.");
            }
        }
    }

    private static byte[] header(List<? extends StoredTensor> tensors, Map<String, String> metadata)
            throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart("__metadata__");
                for (String key : metadata.keySet().stream().sorted().toList()) {
                    json.writeStringField(key, metadata.get(key));
                }
                json.writeEndObject();
            }
            long begin = 0;
            for (StoredTensor tensor : tensors) {
                long end = begin + bytes(tensor);
                json.writeObjectFieldStart(tensor.name());
                json.writeStringField("dtype", tensor.dtype().name());
                json.writeFieldName("shape");
                json.writeArray(tensor.shape(), 0, tensor.shape().length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {begin, end}, 0, 2);
                json.writeEndObject();
                begin = end;
            }
            json.writeEndObject();
        }
        byte[] padded = Arrays.copyOf(text.toByteArray(), (text.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, text.size(), padded.length, (byte) ' ');
        return padded;
    }

    private static long bytes(StoredTensor tensor) {
        return Arrays.stream(tensor.shape()).asLongStream().reduce(tensor.dtype().bytes(), (a, b) -> a * b);
    }

    private static void writeValues(StoredTensor tensor, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        if (tensor instanceof StoredTensor.Floats floats) {
            for (float value : floats.values()) {
                if (!chunk.hasRemaining()) flush(chunk, out);
                chunk.putFloat(value);
            }
        } else if (tensor instanceof StoredTensor.Doubles doubles) {
            for (double value : doubles.values()) {
                if (!chunk.hasRemaining()) flush(chunk, out);
                chunk.putDouble(value);
            }
        }
        flush(chunk, out);
    }

    private static void flush(ByteBuffer chunk, OutputStream out) throws IOException {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
    }
}
