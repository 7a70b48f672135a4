package course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The text files below a folder. */
final class Sources {

    private Sources() {}

    /** All files below a folder, sorted, hidden ones left out; none where there is no such folder. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted().toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(folder + " cannot be read", problem);
        }
    }

    /** The Java sources below a folder, sorted. */
    static List<Path> java(Path folder) {
        return files(folder).stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    /** The texts of the Java sources below a folder, by their path from it on, with forward slashes. */
    static SortedMap<String, String> texts(Path folder) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : java(folder)) {
            texts.put(folder.relativize(file).toString().replace('\\', '/'), read(file));
        }
        return texts;
    }

    /** A file's text, which must be UTF-8. */
    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException notUtf8) {
            throw new CourseException(file + " is not UTF-8; save it in that encoding.", notUtf8);
        } catch (IOException problem) {
            throw new UncheckedIOException(file + " cannot be read", problem);
        }
    }
}
