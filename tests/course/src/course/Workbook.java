package course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a learner has written, and what the course does to it when asked: unlock, reset and fill. Whatever is written
 * over is kept under {@code .dojo/backups} first.
 */
public final class Workbook {

    private final House house;
    private final Exercises exercises;
    private final Given given;

    public Workbook(House house, Exercises exercises) {
        this.house = house;
        this.exercises = exercises;
        this.given = new Given(house);
    }

    /**
     * A chapter, or a part of it, that was written over.
     *
     * @param exercises ids of the exercises that are given from now on; empty after a reset
     * @param backup    where the learner's sources are kept as they were; empty where there were none
     */
    public record Change(Chapter chapter, List<String> exercises, Optional<Path> backup) {}

    /**
     * Who wrote what in a filled chapter.
     *
     * @param mine  ids of the exercises that the learner wrote
     * @param given ids of those that come from the reference, now or by an earlier unlock
     */
    public record Filled(Chapter chapter, List<String> mine, List<String> given) {}

    /**
     * The exercises of a chapter that are not written yet, in its order.
     *
     * @throws CourseException where a source of the learner's cannot be parsed
     */
    public List<String> unwritten(Chapter chapter) {
        Set<String> unwritten = new HashSet<>();
        SortedMap<String, String> learner = Sources.texts(house.work(chapter));
        for (ExerciseInfo exercise : exercises.of(chapter)) {
            if (exercise.methods().stream().anyMatch(method -> !learner.containsKey("dojo/" + method.file()))) {
                unwritten.add(exercise.id());
            }
        }
        learner.forEach((file, text) -> {
            if (text.contains("Todo")) {
                unwritten.addAll(Graft.unwritten(house.show(house.work(chapter).resolve(file)), text));
            }
        });
        return ids(chapter).stream().filter(unwritten::contains).toList();
    }

    /** Whether a learner has begun: something is written, so {@code chapters} is no image of {@code solutions}. */
    public boolean begun() {
        Sync sync = new Sync(house);
        return Course.chapters().stream().anyMatch(sync::holdsWork);
    }

    /**
     * Writes the reference's solution of a chapter into the learner's, and what the chapters that it needs still lack.
     *
     * @return what changed, the chapter itself last
     */
    public List<Change> unlock(Chapter chapter) {
        List<Change> changes = new ArrayList<>();
        for (Chapter needed : Course.needsOf(chapter)) {
            List<String> missing = house.holds(needed) ? unwritten(needed) : List.of();
            if (!missing.isEmpty()) {
                boolean begun = new Sync(house).holdsWork(needed);
                changes.add(writeOver(needed, begun ? filled(needed) : solution(needed), missing));
            }
        }
        changes.add(writeOver(chapter, solution(chapter), ids(chapter)));
        return changes;
    }

    /** Writes the skeletons of a chapter over the learner's sources, and takes away what is not of the skeleton. */
    public Change reset(Chapter chapter) {
        SortedMap<String, String> skeletons = new Sync(house).skeletons(chapter);
        Optional<Path> backup = new Backups(house).keep(chapter);
        write(house.work(chapter), skeletons);
        removeOthers(house.work(chapter), skeletons.keySet());
        given.remove(chapter);
        return new Change(chapter, List.of(), backup);
    }

    /**
     * Writes a copy of a chapter in which the reference's answers stand where the learner has none yet.
     *
     * @param target a source root of its own; Java sources that it holds from before are taken away
     */
    public Filled fill(Chapter chapter, Path target) {
        List<String> missing = unwritten(chapter);
        SortedMap<String, String> texts = missing.isEmpty() ? Sources.texts(house.work(chapter)) : filled(chapter);
        write(target, texts);
        removeOthers(target, texts.keySet());
        Set<String> notMine = new TreeSet<>(given.ids());
        notMine.addAll(missing);
        return new Filled(chapter,
                ids(chapter).stream().filter(id -> !notMine.contains(id)).toList(),
                ids(chapter).stream().filter(notMine::contains).toList());
    }

    private List<String> ids(Chapter chapter) {
        return exercises.of(chapter).stream().map(ExerciseInfo::id).toList();
    }

    /** The reference's sources in the learner's packages. */
    private SortedMap<String, String> solution(Chapter chapter) {
        SortedMap<String, String> texts = new TreeMap<>();
        Sources.texts(house.solution(chapter)).forEach((path, text) ->
                texts.put(Sync.learnerPath(path), Renaming.toLearner(text)));
        if (texts.isEmpty()) {
            throw new CourseException("There is no solution of " + chapter + " in "
                    + house.show(house.solution(chapter)) + ", so nothing can be unlocked.");
        }
        return texts;
    }

    /** The learner's sources, what is not written in them from the reference, and the sources that are missing. */
    private SortedMap<String, String> filled(Chapter chapter) {
        SortedMap<String, String> texts = Sources.texts(house.work(chapter));
        Sources.texts(house.solution(chapter)).forEach((path, text) -> {
            String name = house.show(house.work(chapter).resolve(Sync.learnerPath(path)));
            texts.computeIfAbsent(Sync.learnerPath(path), file -> Renaming.toLearner(text));
            texts.computeIfPresent(Sync.learnerPath(path), (file, mine) ->
                    mine.contains("Todo") ? Graft.fill(name, mine, text) : mine);
        });
        return texts;
    }

    private Change writeOver(Chapter chapter, SortedMap<String, String> texts, List<String> exercises) {
        Optional<Path> backup = new Backups(house).keep(chapter);
        write(house.work(chapter), texts);
        given.add(exercises);
        return new Change(chapter, exercises, backup);
    }

    private static void write(Path root, SortedMap<String, String> texts) {
        texts.forEach((path, text) -> {
            Path file = root.resolve(path);
            if (!Files.exists(file) || !Sources.read(file).equals(text)) {
                AtomicFile.write(file, text);
            }
        });
    }

    private static void removeOthers(Path root, Set<String> kept) {
        for (Path file : Sources.java(root)) {
            if (!kept.contains(root.relativize(file).toString().replace('\\', '/'))) {
                Sync.delete(file);
            }
        }
    }
}
