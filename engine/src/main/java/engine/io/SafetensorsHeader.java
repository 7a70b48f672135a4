package engine.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and checks the JSON header of a safetensors file: {@code {"name": {"dtype": "F32", "shape": [2, 3],
 * "data_offsets": [0, 24]}, ..., "__metadata__": {"format": "pt"}}}.
 *
 * <p>The file is a stranger's. The parser walks the one form that is allowed, so nothing nests deeper than that form,
 * and every number is checked against the file's size before anyone allocates by it.
 */
final class SafetensorsHeader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16).maxNumberLength(32).maxNameLength(4096).build())
            // Names are as many as the file likes: they are not kept beyond the file.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final int MOST_AXES = 32; // ND4J's own limit

    private final Path file;
    private final long dataBytes;
    private final Map<String, SafetensorsFile.Entry> entries = new LinkedHashMap<>();
    private Map<String, String> metadata;

    /** @param dataBytes the size of what follows the header, in bytes */
    SafetensorsHeader(Path file, long dataBytes) {
        this.file = file;
        this.dataBytes = dataBytes;
    }

    void read(Reader text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) throw bad("its header is not a JSON object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw bad("its header's entry " + BadCheckpoint.quote(name) + " is not a JSON object");
                }
                if (name.equals("__metadata__")) readMetadata(json);
                else readEntry(name, json);
            }
            if (json.nextToken() != null) throw bad("its header goes on after the JSON object");
        } catch (JsonProcessingException e) {
            long character = Math.max(0, e.getLocation().getCharOffset());
            throw bad("its header cannot be read as JSON from character " + character + " on");
        } catch (CharacterCodingException e) {
            throw bad("its header is not UTF-8");
        }
        demandThatOffsetsTile();
    }

    Map<String, SafetensorsFile.Entry> entries() {
        return entries;
    }

    Map<String, String> metadata() {
        return metadata == null ? Map.of() : metadata;
    }

    private void readMetadata(JsonParser json) throws IOException {
        if (metadata != null) throw bad("its header has __metadata__ twice");
        metadata = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw bad("its metadata " + BadCheckpoint.quote(key) + " is not a string");
            }
            if (metadata.put(key, json.getText()) != null) {
                throw bad("its metadata has " + BadCheckpoint.quote(key) + " twice");
            }
        }
    }

    private void readEntry(String name, JsonParser json) throws IOException {
        String tensor = "tensor " + BadCheckpoint.quote(name);
        String dtype = null;
        long[] shape = null;
        long[] offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "dtype" -> {
                    if (dtype != null) throw bad(tensor + " has two dtypes");
                    if (value != JsonToken.VALUE_STRING) throw bad("the dtype of " + tensor + " is not a string");
                    dtype = json.getText();
                }
                case "shape" -> {
                    if (shape != null) throw bad(tensor + " has two shapes");
                    shape = readSizes("the shape of " + tensor, json);
                }
                case "data_offsets" -> {
                    if (offsets != null) throw bad(tensor + " has two data_offsets");
                    offsets = readSizes("the data_offsets of " + tensor, json);
                }
                default -> throw bad(tensor + " has a field " + BadCheckpoint.quote(field)
                        + ", where only dtype, shape and data_offsets are known");
            }
        }
        if (dtype == null || shape == null || offsets == null) {
            throw bad(tensor + " lacks its " + (dtype == null ? "dtype" : shape == null ? "shape" : "data_offsets"));
        }
        if (entries.put(name, check(tensor, name, dtype, shape, offsets)) != null) throw bad(tensor + " comes twice");
    }

    /** A JSON array of integers from 0 to 2^63 - 1. */
    private long[] readSizes(String what, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) throw bad(what + " is not an array");
        List<Long> sizes = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw bad(what + " holds something else than integers");
            }
            BigInteger size = json.getBigIntegerValue();
            if (size.signum() < 0) throw bad(what + " holds the negative number " + size);
            if (size.bitLength() > 63) throw bad(what + " holds the number " + size + ", beyond 2^63");
            if (sizes.size() == MOST_AXES) throw bad(what + " has more than " + MOST_AXES + " numbers");
            sizes.add(size.longValue());
        }
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    private SafetensorsFile.Entry check(String tensor, String name, String dtype, long[] shape, long[] offsets)
            throws BadCheckpoint {
        StoredType type = StoredType.named(dtype).orElseThrow(() -> bad(
                tensor + " has the dtype " + BadCheckpoint.quote(dtype) + ", which is unknown here"));
        if (offsets.length != 2) throw bad("the data_offsets of " + tensor + " are not two numbers");
        long begin = offsets[0];
        long end = offsets[1];
        if (begin > end) throw bad(tensor + " ends at byte " + end + ", before its begin at " + begin);
        if (end > dataBytes) {
            throw bad(tensor + " ends at byte " + end + " of the data, which has " + dataBytes + " bytes");
        }
        long bytes = bytes(tensor, type, shape);
        if (bytes != end - begin) {
            throw bad(tensor + " fills " + bytes + " bytes by its shape and dtype, " + (end - begin)
                    + " by its offsets");
        }
        int[] extents = new int[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] > Integer.MAX_VALUE) {
                throw bad(tensor + " has an extent of " + shape[axis] + ", beyond 2^31");
            }
            extents[axis] = (int) shape[axis];
        }
        return new SafetensorsFile.Entry(name, type, extents, begin, end);
    }

    private long bytes(String tensor, StoredType type, long[] shape) throws BadCheckpoint {
        long bytes = type.bytes();
        try {
            for (long extent : shape) bytes = Math.multiplyExact(bytes, extent);
        } catch (ArithmeticException e) {
            throw bad("the shape of " + tensor + " asks for more than 2^63 bytes");
        }
        return bytes;
    }

    /** The format's rule: the tensors cover the data from its first byte to its last, each byte once. */
    private void demandThatOffsetsTile() throws BadCheckpoint {
        List<SafetensorsFile.Entry> inOrder = new ArrayList<>(entries.values());
        inOrder.sort(Comparator.comparingLong(SafetensorsFile.Entry::begin)
                .thenComparingLong(SafetensorsFile.Entry::end));
        long covered = 0;
        for (SafetensorsFile.Entry entry : inOrder) {
            String tensor = "tensor " + BadCheckpoint.quote(entry.name());
            if (entry.begin() < covered) throw bad(tensor + " overlaps the one before it, at byte " + entry.begin());
            if (entry.begin() > covered) {
                throw bad("the bytes " + covered + " to " + entry.begin() + " before " + tensor
                        + " belong to no tensor");
            }
            covered = entry.end();
        }
        if (covered != dataBytes) {
            throw bad("its last " + (dataBytes - covered) + " bytes belong to no tensor");
        }
    }

    private BadCheckpoint bad(String wrong) {
        return new BadCheckpoint(file, wrong, SafetensorsFile.REMEDY);
    }
}
