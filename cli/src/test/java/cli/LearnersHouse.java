package cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of the house in which a learner may do what they like: the solutions, and the chapters as sync writes them.
 *
 * @param root an empty folder that becomes the copy
 */
record LearnersHouse(Path root) {

    LearnersHouse {
        Path original = Path.of(System.getProperty("user.dir")).getParent();
        try (Stream<Path> files = Files.walk(original.resolve("solutions"))) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().contains("/target/")).toList()) {
                Path copy = root.resolve(original.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            Files.createDirectories(root.resolve("chapters"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Ran synced = Ran.dojo(List.of("-Ddojo.home=" + root), new byte[0], "sync");
        if (synced.exit() != Exit.DONE) {
            throw new AssertionError(synced.err());
        }
    }

    /** Copies one more file of the house, which must not be there yet. */
    void copy(String path) throws IOException {
        Path copy = root.resolve(path);
        Files.createDirectories(copy.getParent());
        Files.copy(Path.of(System.getProperty("user.dir")).getParent().resolve(path), copy);
    }

    /** Runs {@code dojo} in this house. */
    Ran dojo(String... arguments) {
        return Ran.dojo(List.of("-Ddojo.home=" + root), new byte[0], arguments);
    }

    /** A learner's source of chapter 01. */
    Path bpe(String name) {
        return root.resolve("chapters/01-bpe/src/dojo/bpe").resolve(name);
    }

    /** Writes a source of chapter 01 anew with one place changed, which must be there once. */
    void change(String name, String was, String becomes) throws IOException {
        String text = Files.readString(bpe(name));
        if (text.split(Pattern.quote(was), -1).length != 2) {
            throw new AssertionError("\"" + was + "\" is not once in " + name);
        }
        Files.writeString(bpe(name), text.replace(was, becomes));
    }
}
