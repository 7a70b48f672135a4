package course;

import engine.io.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Writes a text file whole or not at all; what goes wrong names the file. */
final class AtomicFile {

    private AtomicFile() {}

    static void write(Path file, String text) {
        try {
            AtomicFiles.writeText(file, text);
        } catch (IOException problem) {
            throw new UncheckedIOException(file + " cannot be written", problem);
        }
    }
}
