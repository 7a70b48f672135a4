package course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps {@code chapters} the image of {@code solutions}: for each chapter the skeletons of its sources, and the service
 * files that name the learner's answers. What lies in {@code chapters/NN-topic/src} and is not generated is removed.
 * New exercises enter the {@link ExerciseLock}.
 */
public final class Sync {

    private final House house;

    public Sync(House house) {
        this.house = house;
    }

    /**
     * Writes what differs and removes what is no longer generated. A chapter in which a learner's work would go is
     * kept under {@code .dojo/backups} first.
     *
     * @return the files that changed, as a message shows them
     */
    public List<String> write() {
        List<String> changed = new ArrayList<>();
        Path chapters = house.root().resolve("chapters");
        SortedMap<String, String> wanted = generate();
        for (Chapter chapter : Course.chapters()) {
            if (holdsWork(chapter)) {
                new Backups(house).keep(chapter);
                Workbook.takeBack(house, chapter);
            }
        }
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            Path path = chapters.resolve(file.getKey());
            if (!Files.exists(path) || !Sources.read(path).equals(file.getValue())) {
                AtomicFile.write(path, file.getValue());
                changed.add(house.show(path));
            }
        }
        for (Path path : strangers(wanted)) {
            delete(path);
            changed.add(house.show(path));
        }
        if (!new ExerciseLock(house).extend(Exercises.of(house)).isEmpty()) {
            changed.add(house.show(house.lock()));
        }
        return changed;
    }

    /** What is not as {@link #write()} would leave it, one line each; empty where {@code chapters} is in sync. */
    public List<String> check() {
        List<String> differences = new ArrayList<>();
        SortedMap<String, String> wanted = generate();
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            Path path = house.root().resolve("chapters").resolve(file.getKey());
            if (!Files.exists(path)) {
                differences.add(house.show(path) + " is missing");
            } else if (!Sources.read(path).equals(file.getValue())) {
                int line = firstDifference(path, file.getValue());
                differences.add(house.show(path) + " differs from line " + line + " on");
            }
        }
        for (Path path : strangers(wanted)) {
            differences.add(house.show(path) + " is generated from nothing in solutions");
        }
        differences.addAll(new ExerciseLock(house).problems(Exercises.of(house)));
        return differences;
    }

    /** Writes all skeletons below another folder, laid out as {@code chapters} is. */
    public void pristine(Path target) {
        generate().forEach((path, text) -> AtomicFile.write(target.resolve(path), text));
    }

    /** The skeletons of one chapter: file below its source root ({@code dojo/bpe/Encoder.java}), to text. */
    public SortedMap<String, String> skeletons(Chapter chapter) {
        SortedMap<String, String> skeletons = new TreeMap<>();
        Sources.texts(house.solution(chapter)).forEach((path, text) -> {
            String name = house.show(house.solution(chapter).resolve(path));
            Skeleton.of(name, text).ifPresent(skeleton -> skeletons.put(learnerPath(path), skeleton));
        });
        return skeletons;
    }

    /** {@code reference/bpe/Encoder.java} to {@code dojo/bpe/Encoder.java}. */
    static String learnerPath(String referencePath) {
        return referencePath.replaceFirst("^reference/", "dojo/");
    }

    /** All generated files: path below {@code chapters}, to text. */
    private SortedMap<String, String> generate() {
        SortedMap<String, String> files = new TreeMap<>();
        for (Chapter chapter : Course.chapters()) {
            skeletons(chapter).forEach((path, text) -> files.put(chapter.folder() + "/src/" + path, text));
        }
        for (Path service : Sources.files(house.solutionServices())) {
            String name = "resources/META-INF/services/" + service.getFileName();
            files.put(name, Renaming.toLearner(Sources.read(service)));
        }
        return files;
    }

    /** Whether some exercise of the learner's chapter is written, or cannot even be read. */
    boolean holdsWork(Chapter chapter) {
        return Sources.texts(house.work(chapter)).entrySet().stream().anyMatch(file -> {
            try {
                return Graft.isBegun(file.getKey(), file.getValue());
            } catch (CourseException unreadable) {
                return true;
            }
        });
    }

    private List<Path> strangers(Map<String, String> wanted) {
        List<Path> present = new ArrayList<>();
        for (Chapter chapter : Course.chapters()) {
            present.addAll(Sources.files(house.work(chapter)));
        }
        present.addAll(Sources.files(house.workServices()));
        Path chapters = house.root().resolve("chapters");
        present.removeIf(path -> wanted.containsKey(chapters.relativize(path).toString().replace('\\', '/')));
        return present;
    }

    private static int firstDifference(Path path, String wanted) {
        List<String> is = Sources.read(path).lines().toList();
        List<String> shall = wanted.lines().toList();
        int line = 0;
        while (line < is.size() && line < shall.size() && is.get(line).equals(shall.get(line))) {
            line++;
        }
        return line + 1;
    }

    static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException problem) {
            throw new UncheckedIOException(path + " cannot be removed", problem);
        }
    }
}
