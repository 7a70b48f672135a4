package engine.io;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file, opened: which tensors it holds, and each one's numbers when they are asked for.
 *
 * <p>The format (Hugging Face): 8 bytes, the header's length, little-endian; the header, JSON ({@link
 * SafetensorsHeader}); the tensors' bytes, little-endian and row-major. Opening reads the header alone and checks all
 * of it against the file's size. No file stays open between calls.
 */
public final class SafetensorsFile {

    static final String REMEDY = "the file is damaged or is not safetensors, fetch or write it again";

    private static final int PREFIX = 8; // bytes of the header's length
    private static final int LONGEST_HEADER = 100_000_000; // the official limit, in bytes
    private static final int CHUNK = 1 << 20; // bytes read at a time; a multiple of every element's size

    private final Path file;
    private final long dataBegin; // where offset 0 lies in the file
    private final Map<String, Entry> entries;
    private final Map<String, String> metadata;

    /**
     * What the header says of one tensor.
     *
     * @param begin the first byte, counted from the header's end
     * @param end   the byte after the last one
     */
    public record Entry(String name, StoredType dtype, int[] shape, long begin, long end) {

        /** How many numbers the tensor holds. */
        public long elements() {
            return (end - begin) / dtype.bytes();
        }

        @Override
        public String toString() {
            return name + " " + dtype + Arrays.toString(shape);
        }
    }

    private SafetensorsFile(Path file, long dataBegin, SafetensorsHeader header) {
        this.file = file;
        this.dataBegin = dataBegin;
        this.entries = Collections.unmodifiableMap(header.entries());
        this.metadata = Collections.unmodifiableMap(header.metadata());
    }

    /** @throws BadCheckpoint where the file is missing or is not a whole safetensors file */
    public static SafetensorsFile open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new BadCheckpoint(file, "it is a folder", "name the file in it, such as model.safetensors");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadCheckpoint(file, "there is no such file", "check the path");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            long headerBytes = headerLength(file, channel, size);
            byte[] text = new byte[(int) headerBytes];
            readFully(file, channel, PREFIX, ByteBuffer.wrap(text));
            long dataBegin = PREFIX + headerBytes;
            SafetensorsHeader header = new SafetensorsHeader(file, size - dataBegin);
            header.read(strictUtf8(text));
            return new SafetensorsFile(file, dataBegin, header);
        }
    }

    private static long headerLength(Path file, FileChannel channel, long size) throws IOException {
        if (size == 0) throw new BadCheckpoint(file, "it is empty", REMEDY);
        if (size < PREFIX) {
            throw new BadCheckpoint(file, "it has " + size + " bytes, fewer than the header's length takes", REMEDY);
        }
        ByteBuffer prefix = ByteBuffer.allocate(PREFIX).order(ByteOrder.LITTLE_ENDIAN);
        readFully(file, channel, 0, prefix);
        long length = prefix.getLong(0);
        if (length < 0 || length > size - PREFIX) { // subtle: unsigned, so a negative long is a huge length
            throw new BadCheckpoint(file, "its header should be " + Long.toUnsignedString(length)
                    + " bytes long and only " + (size - PREFIX) + " bytes follow", REMEDY);
        }
        if (length > LONGEST_HEADER) {
            throw new BadCheckpoint(file, "its header is " + length + " bytes long, over the format's limit of "
                    + LONGEST_HEADER, REMEDY);
        }
        return length;
    }

    private static Reader strictUtf8(byte[] text) {
        // subtle: a decoder made by newDecoder reports bad bytes; one named by its charset replaces them in silence
        return new BufferedReader(new InputStreamReader(
                new ByteArrayInputStream(text), StandardCharsets.UTF_8.newDecoder()));
    }

    /** The tensors in the header's order. */
    public List<Entry> tensors() {
        return List.copyOf(entries.values());
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** @throws BadCheckpoint where no tensor has this name */
    public Entry entry(String name) throws BadCheckpoint {
        Entry entry = entries.get(name);
        if (entry == null) throw new BadCheckpoint(file, "it has no tensor " + BadCheckpoint.quote(name),
                "take a checkpoint of the model that its config.json describes");
        return entry;
    }

    /** The header's {@code __metadata__}, empty where there is none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** The numbers of an F32, F16 or BF16 tensor, row-major. @throws BadCheckpoint for every other type */
    public float[] floats(String name) throws IOException {
        Entry entry = entry(name);
        demand(entry, entry.dtype().fitsFloat(), "F32, F16 or BF16");
        float[] values = new float[length(entry, Float.BYTES)];
        each(entry, (i, in) -> values[i] = entry.dtype().nextFloat(in));
        return values;
    }

    /** The numbers of an F64, F32, F16 or BF16 tensor, row-major. @throws BadCheckpoint for every other type */
    public double[] doubles(String name) throws IOException {
        Entry entry = entry(name);
        demand(entry, entry.dtype().fitsDouble(), "F64, F32, F16 or BF16");
        double[] values = new double[length(entry, Double.BYTES)];
        each(entry, (i, in) -> values[i] = entry.dtype().nextDouble(in));
        return values;
    }

    /** The numbers of a tensor of integers or truth values, row-major. @throws BadCheckpoint for every other type */
    public long[] longs(String name) throws IOException {
        Entry entry = entry(name);
        demand(entry, entry.dtype().fitsLong(), "integers");
        long[] values = new long[length(entry, Long.BYTES)];
        each(entry, (i, in) -> values[i] = entry.dtype().nextLong(in));
        return values;
    }

    private void demand(Entry entry, boolean fits, String wanted) throws BadCheckpoint {
        if (!fits) throw new BadCheckpoint(file, "tensor " + BadCheckpoint.quote(entry.name()) + " is stored as "
                + entry.dtype() + " and " + wanted + " is wanted", "store it in that type");
    }

    private int length(Entry entry, int bytesEach) throws BadCheckpoint {
        long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / bytesEach);
        if (entry.elements() > most) {
            throw new BadCheckpoint(file, "tensor " + BadCheckpoint.quote(entry.name()) + " has " + entry.elements()
                    + " elements, more than the " + most + " that fit this JVM's memory", "raise -Xmx");
        }
        return (int) entry.elements();
    }

    private interface Take {
        void take(int i, ByteBuffer in);
    }

    private void each(Entry entry, Take take) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long bytes = entry.end() - entry.begin();
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, bytes)).order(ByteOrder.LITTLE_ENDIAN);
            int i = 0;
            for (long done = 0; done < bytes; done += chunk.limit()) {
                chunk.clear().limit((int) Math.min(CHUNK, bytes - done));
                readFully(file, channel, dataBegin + entry.begin() + done, chunk);
                chunk.flip();
                while (chunk.hasRemaining()) take.take(i++, chunk);
            }
        }
    }

    private static void readFully(Path file, FileChannel channel, long position, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            int read = channel.read(into, position + into.position());
            if (read < 0) throw new BadCheckpoint(file, "it became shorter while it was read", "try again");
        }
    }
}
