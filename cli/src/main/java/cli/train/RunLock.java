package cli.train;

import cli.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * At most one process writes to a run. The lock is the operating system's, on the file {@code .lock}: it goes with the
 * process, however that ends; the empty file stays and does no harm.
 */
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Locks a folder, which is made where it is missing. */
    public static RunLock take(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Problem(folder + " is a file, where a folder is wanted; name another.");
        }
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new Problem("Another process is at work in " + folder + "; wait until it ends, or name another folder.");
        }
        return new RunLock(channel);
    }

    /** Closing the file gives back the lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
