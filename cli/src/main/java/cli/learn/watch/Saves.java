package cli.learn.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Sees that a Java source was saved, by its size and time, since a file system behind ssh or in a container sends no
 * events. A file that changed a moment ago is read, too: some systems count time in whole seconds.
 */
final class Saves {

    private static final long SETTLE_MILLIS = 15;
    private static final int SETTLE_LOOKS = 20;
    private static final long READ_FOR_NANOS = 3_000_000_000L;

    private final List<Path> roots;
    private final Map<Path, Recent> recent = new HashMap<>();
    private Map<Path, Mark> marks;

    /** What a file looks like from outside. */
    private record Mark(long size, long millis) {}

    /** What was in a file when it changed a moment ago. */
    private record Recent(int content, long nanos) {}

    /** @param roots folders; one that is not there may come */
    Saves(List<Path> roots) {
        this.roots = List.copyOf(roots);
        this.marks = marks();
    }

    /** The sources that were changed, made or deleted since the last look; one that is being written is waited for. */
    Set<Path> look() {
        Set<Path> changed = changed();
        if (changed.isEmpty()) {
            return changed;
        }
        Set<Path> more = changed;
        for (int looks = 0; looks < SETTLE_LOOKS && !more.isEmpty(); looks++) {
            pause();
            more = changed();
            changed.addAll(more);
        }
        return changed;
    }

    /** All sources that were there at the last look. */
    Set<Path> known() {
        return marks.keySet();
    }

    private Set<Path> changed() {
        Map<Path, Mark> now = marks();
        Set<Path> changed = new HashSet<>(marks.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(file -> Objects.equals(marks.get(file), now.get(file)));
        recent.values().removeIf(one -> System.nanoTime() - one.nanos > READ_FOR_NANOS);
        recent.forEach((file, one) -> {
            if (one.content != content(file)) {
                changed.add(file);
            }
        });
        changed.forEach(file -> recent.put(file, new Recent(content(file), System.nanoTime())));
        marks = now;
        return changed;
    }

    private Map<Path, Mark> marks() {
        Map<Path, Mark> found = new HashMap<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                walk(root, found);
            }
        }
        return found;
    }

    private static void walk(Path root, Map<Path, Mark> found) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                    String name = file.getFileName().toString();
                    if (is.isRegularFile() && name.endsWith(".java") && !name.startsWith(".")) {
                        found.put(file, new Mark(is.size(), is.lastModifiedTime().toMillis()));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException problem) {
            throw new UncheckedIOException(root + " cannot be read", problem);
        }
    }

    private static int content(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException gone) {
            return 0;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SETTLE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
