package cli.bench;

import course.House;
import engine.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the house in which a measurement may write; it is deleted at the end. */
record HouseCopy(House house, Thread sweeper) implements AutoCloseable {

    /** With what a chapter needs of the rooms: sources, services, hints, the catalogue of bugs. */
    static HouseCopy of(House original) throws IOException {
        Path root = Files.createTempDirectory("dojo-bench");
        try {
            copy(original.root(), root);
            Thread sweeper = new Thread(() -> sweep(root)); // at Ctrl-C
            Runtime.getRuntime().addShutdownHook(sweeper);
            return new HouseCopy(new House(root), sweeper);
        } catch (IOException | RuntimeException e) {
            AtomicFiles.deleteFolder(root);
            throw e;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String room : List.of("solutions", "chapters", "tests")) {
            if (!Files.isDirectory(from.resolve(room))) {
                continue; // a house needs no tests
            }
            try (Stream<Path> files = Files.walk(from.resolve(room))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path inside = from.relativize(file);
                    boolean made = inside.startsWith(room + "/target") || inside.startsWith(room + "/golden");
                    boolean source = !made && (!room.equals("tests")
                            || Stream.of(".yaml", ".lock").anyMatch(inside.toString()::endsWith));
                    if (source) {
                        Files.createDirectories(to.resolve(inside).getParent());
                        Files.copy(file, to.resolve(inside));
                    }
                }
            }
        }
    }

    private static void sweep(Path root) {
        try {
            AtomicFiles.deleteFolder(root);
        } catch (IOException e) {
            // a temporary folder stays
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(sweeper);
        } catch (IllegalStateException ending) {
            return; // the sweeper is at work
        }
        AtomicFiles.deleteFolder(house.root());
    }
}
