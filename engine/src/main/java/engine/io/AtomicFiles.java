package engine.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Files and folders that are there whole or not at all, whenever the process or the machine stops.
 *
 * <p>Each is written beside its place under a temporary name ({@code .NAME.PID.partial}), forced to the disk and
 * renamed; a rename within one folder cannot stop half-way. What a killed process left behind, {@link #sweep} removes.
 */
public final class AtomicFiles {

    private static final String PARTIAL = ".partial";

    /** Writes the content of one file. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the files of one folder. */
    public interface Filling {
        void fill(Path folder) throws IOException;
    }

    private AtomicFiles() {
    }

    /** Writes or replaces one file; makes its folder where that is missing. Where this throws, nothing has changed. */
    public static void write(Path file, Content content) throws IOException {
        Path folder = parent(file);
        Files.createDirectories(folder);
        Path partial = partial(file);
        try {
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            rename(partial, file);
        } finally {
            Files.deleteIfExists(partial);
        }
        forceFolder(folder);
    }

    /** {@link #write} for a text in UTF-8. */
    public static void writeText(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes or replaces a whole folder. Where {@code filling} throws, nothing has changed. A folder of this name is
     * whole at every moment; where one is replaced there is a moment without any.
     */
    public static void writeFolder(Path folder, Filling filling) throws IOException {
        Path parent = parent(folder);
        Files.createDirectories(parent);
        Path partial = partial(folder);
        Path replaced = partial(partial);
        delete(partial);
        delete(replaced);
        Files.createDirectory(partial);
        try {
            filling.fill(partial);
            forceAll(partial);
            // subtle: no rename goes over a folder that is not empty, and deleting in place could stop half-way
            if (Files.exists(folder)) rename(folder, replaced);
            rename(partial, folder);
        } finally {
            delete(partial);
            delete(replaced);
        }
        forceFolder(parent);
    }

    /** Removes a whole folder: it is gone under its name before the first of its files is. */
    public static void deleteFolder(Path folder) throws IOException {
        Path doomed = partial(folder);
        delete(doomed);
        rename(folder, doomed);
        delete(doomed);
    }

    /** Removes what earlier, killed writes left in a folder. Call it only while nobody else writes there. */
    public static void sweep(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, ".*" + PARTIAL)) {
            for (Path leftover : leftovers) delete(leftover);
        }
    }

    /** Removes a file or a folder with all that it holds; symbolic links are removed, not followed. */
    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return;
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
                if (problem != null) throw problem;
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path parent(Path path) {
        return path.toAbsolutePath().getParent();
    }

    private static Path partial(Path path) {
        return parent(path).resolve("." + path.getFileName() + "." + ProcessHandle.current().pid() + PARTIAL);
    }

    private static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void forceAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                if (problem != null) throw problem;
                forceFolder(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The folder's own list of names, forced to the disk. Windows opens no folder as a file and needs no force. */
    private static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
