package cli;

import engine.io.AtomicFiles;
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

    /** A body that writes where no memory is, as native code does that is given a wrong address. */
    static final String CRASH = """
            try {
                        var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
                        field.setAccessible(true);
                        ((sun.misc.Unsafe) field.get(null)).putAddress(0, 0);
                        return null;
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }""";

    LearnersHouse {
        copyTree(Pristine.HOUSE, root);
    }

    /** The house that all copies are made of: written once in a process, since sync parses every solution. */
    private static final class Pristine {

        static final Path HOUSE = make();

        private static Path make() {
            Path original = Path.of(System.getProperty("user.dir")).getParent();
            try {
                Path house = Files.createTempDirectory("pristine-house");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(house)));
                copyTree(original.resolve("solutions"), house.resolve("solutions"));
                Files.createDirectories(house.resolve("chapters"));
                Ran synced = Ran.dojo(List.of("-Ddojo.home=" + house), new byte[0], "sync");
                if (synced.exit() != Exit.DONE) {
                    throw new AssertionError(synced.err());
                }
                return house;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void delete(Path house) {
        try {
            AtomicFiles.deleteFolder(house);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void copyTree(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().contains("/target/")).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
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
