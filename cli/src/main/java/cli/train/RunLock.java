package cli.train;

import cli.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
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
        if (!locked(channel)) {
            channel.close();
            throw new Problem("Another process is at work in " + folder + "; wait until it ends, or name another "
                    + "folder.");
        }
        return new RunLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // it is this process that is at work there
        }
    }

    /** Closing the file gives back the lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
