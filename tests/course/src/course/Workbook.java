package course;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a learner has written, and what the course does to it when asked: unlock, reset and fill. Whatever is written
 * over is kept under {@code .dojo/backups} first.
 */
public final class Workbook {

    private final House house;
    private final Exercises exercises;

    public Workbook(House house, Exercises exercises) {
        this.house = house;
        this.exercises = exercises;
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
        Set<String> unwritten = Set.copyOf(unwrittenMethods(chapter));
        return ids(chapter).stream().filter(unwritten::contains).toList();
    }

    /**
     * Those of them of which no method is written: there is nothing to check yet.
     *
     * @throws CourseException where a source of the learner's cannot be parsed
     */
    public List<String> untouched(Chapter chapter) {
        List<String> unwritten = unwrittenMethods(chapter);
        return exercises.of(chapter).stream()
                .filter(exercise -> Collections.frequency(unwritten, exercise.id()) >= exercise.methods().size())
                .map(ExerciseInfo::id).toList();
    }

    /** The exercise of each method that is not written yet. */
    private List<String> unwrittenMethods(Chapter chapter) {
        List<String> unwritten = new ArrayList<>();
        SortedMap<String, String> learner = Sources.texts(house.work(chapter));
        for (ExerciseInfo exercise : exercises.of(chapter)) {
            exercise.methods().stream().filter(method -> !learner.containsKey("dojo/" + method.file()))
                    .forEach(method -> unwritten.add(exercise.id()));
        }
        learner.forEach((file, text) -> {
            if (text.contains("Todo")) {
                unwritten.addAll(Graft.unwritten(house.show(house.work(chapter).resolve(file)), text));
            }
        });
        return unwritten;
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

    /**
     * Writes the reference's answer of one exercise into the learner's chapter, and what it needs and is still lacking.
     *
     * @return what changed, the exercise's own chapter last
     */
    public List<Change> unlock(ExerciseInfo exercise) {
        Set<String> wanted = new TreeSet<>(Set.of(exercise.id()));
        addLacking(exercise, wanted);
        List<Change> changes = new ArrayList<>();
        for (Chapter chapter : Course.chapters()) {
            List<String> here = ids(chapter).stream().filter(wanted::contains).toList();
            if (!here.isEmpty()) {
                changes.add(writeOver(chapter, grafted(chapter, Set.copyOf(here), solution(chapter)), here));
            }
        }
        return changes;
    }

    private void addLacking(ExerciseInfo exercise, Set<String> wanted) {
        for (String id : exercise.needs()) {
            ExerciseInfo needed = exercises.get(id);
            if (unwritten(needed.chapter()).contains(id) && wanted.add(id)) {
                addLacking(needed, wanted);
            }
        }
    }

    /** The exercises of a chapter that the learner wrote: an unlock of the chapter replaces them. */
    public List<String> own(Chapter chapter) {
        Set<String> others = new HashSet<>(Progress.of(house).given());
        others.addAll(unwritten(chapter));
        return ids(chapter).stream().filter(id -> !others.contains(id)).toList();
    }

    /** Writes the skeleton of one exercise back. */
    public Change reset(ExerciseInfo exercise) {
        Chapter chapter = exercise.chapter();
        SortedMap<String, String> texts =
                grafted(chapter, Set.of(exercise.id()), new Sync(house).skeletons(chapter));
        Optional<Path> backup = new Backups(house).keep(chapter);
        write(house.work(chapter), texts);
        takeBack(house, exercise.id()::equals);
        return new Change(chapter, List.of(), backup);
    }

    /** What tells one state of an exercise's sources from another: 16 hexadecimal digits. */
    public String fingerprint(ExerciseInfo exercise) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ExerciseInfo.Method method : exercise.methods()) {
                Path file = house.work(exercise.chapter()).resolve("dojo").resolve(method.file());
                digest.update(Files.exists(file) ? Sources.read(file).getBytes(StandardCharsets.UTF_8) : new byte[0]);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Nothing of a chapter is given any more, and nothing checked. */
    static void takeBack(House house, Chapter chapter) {
        takeBack(house, id -> id.startsWith(chapter.topic() + "."));
    }

    private static void takeBack(House house, Predicate<String> which) {
        Progress.update(house, progress -> progress.exercises().stream().filter(which).forEach(id -> {
            progress.given(id, false);
            progress.unchecked(id);
        }));
    }

    /** Writes sources of the reference, for instance those that a known bug changed, as the learner's. */
    public void write(Chapter chapter, Map<String, String> sources) {
        SortedMap<String, String> texts = new TreeMap<>();
        sources.forEach((file, text) -> texts.put("dojo/" + file, Renaming.toLearner(text)));
        write(house.work(chapter), texts);
    }

    /** Writes the skeletons of a chapter over the learner's sources, and takes away what is not of the skeleton. */
    public Change reset(Chapter chapter) {
        SortedMap<String, String> skeletons = new Sync(house).skeletons(chapter);
        Optional<Path> backup = new Backups(house).keep(chapter);
        write(house.work(chapter), skeletons);
        removeOthers(house.work(chapter), skeletons.keySet());
        takeBack(house, chapter);
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
        Set<String> notMine = new TreeSet<>(Progress.of(house).given());
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

    /** The learner's sources with chosen exercises from others: the reference's, or the skeletons. */
    private SortedMap<String, String> grafted(Chapter chapter, Set<String> chosen, SortedMap<String, String> others) {
        SortedMap<String, String> texts = Sources.texts(house.work(chapter));
        others.forEach((path, text) -> texts.compute(path, (file, mine) -> mine == null ? text
                : chosen.stream().anyMatch(id -> text.contains("\"" + id + "\""))
                        ? Graft.of(house.show(house.work(chapter).resolve(path)), mine, text, chosen) : mine));
        return texts;
    }

    private Change writeOver(Chapter chapter, SortedMap<String, String> texts, List<String> exercises) {
        Optional<Path> backup = new Backups(house).keep(chapter);
        write(house.work(chapter), texts);
        Progress.update(house, progress -> exercises.forEach(id -> progress.given(id, true)));
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
