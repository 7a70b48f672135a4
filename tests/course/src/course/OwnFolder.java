package course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder that one process has for itself as long as it wants: the first free one of {@code test}, {@code test-2}, ...
 * A lock on a file beside the folder says that it is taken; the system lifts it when the process ends.
 */
final class OwnFolder implements AutoCloseable {

    private final Path path;
    private final FileLock lock;

    private OwnFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes a folder below another one. */
    static OwnFolder in(Path parent, String name) {
        try {
            Files.createDirectories(parent);
            for (int number = 1;; number++) {
                Path path = parent.resolve(number == 1 ? name : name + "-" + number);
                FileLock lock = lock(parent.resolve(path.getFileName() + ".lock"));
                if (lock != null) {
                    return new OwnFolder(path, lock);
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(parent + " cannot take what is compiled", problem);
        }
    }

    /** The lock on a file; null where another process, or another one in this process, has it. */
    private static FileLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException taken) {
            // stays null
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.channel().close();
        } catch (IOException problem) {
            throw new UncheckedIOException("the lock of " + path + " cannot be lifted", problem);
        }
    }
}
