package datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/** The growing {@code .part} file of a {@link Fetch}: bytes come on the client's thread, the fetch looks on. */
final class Part implements AutoCloseable {

    private final FileChannel channel;
    private final long size;
    private final LongConsumer progress;
    private volatile long there;
    private volatile IOException refusal;
    private boolean begun;

    Part(Path file, long size, LongConsumer progress) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.size = size;
        this.progress = progress;
        this.there = channel.size();
    }

    /** Writes the next bytes; the first ones stand at {@code at}, and what the file has from there on is dropped. */
    void take(byte[] bytes, long at, boolean wanted) {
        try {
            if (!wanted) {
                throw new IOException("The source sent another part than it was asked for: fetch again.");
            }
            if (!begun) {
                channel.truncate(at).position(at);
                there = at;
                begun = true;
            }
            if (there + bytes.length > size) {
                channel.truncate(0);
                throw new IOException("The source sent more than " + size + " bytes: try another source.");
            }
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining();) {
                channel.write(rest);
            }
            there += bytes.length;
            progress.accept(there);
        } catch (IOException e) {
            refusal = e;
            throw new UncheckedIOException(e);
        }
    }

    long there() {
        return there;
    }

    /** Why bytes were not taken; null where all were. */
    IOException refusal() {
        return refusal;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
