package course;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The promise that points mean the same next year: {@code tests/exercises.lock} holds a line {@code id points level}
 * for every exercise that there ever was. {@link #extend} adds new ones; nothing here changes or removes a line.
 */
public final class ExerciseLock {

    private static final String HEAD = """
            # Every exercise that there ever was: id, points, level. Ids are never renamed or reused.
            # `dojo sync` adds lines; change one by hand only to change what an exercise is worth.
            """;

    private final House house;

    public ExerciseLock(House house) {
        this.house = house;
    }

    /** How the exercises break the promise, a sentence each; empty where they keep it. */
    public List<String> problems(Exercises exercises) {
        Map<String, String> locked = read();
        Map<String, String> present = lines(exercises);
        List<String> problems = new ArrayList<>();
        locked.forEach((id, line) -> {
            if (!present.containsKey(id)) {
                problems.add(id + " is in exercises.lock and no longer in solutions; "
                        + "an exercise is never removed or renamed.");
            } else if (!present.get(id).equals(line)) {
                problems.add("solutions says \"" + present.get(id) + "\" and exercises.lock says \"" + line
                        + "\"; change both.");
            }
        });
        for (String id : present.keySet()) {
            if (!locked.containsKey(id)) {
                problems.add(id + " is not in exercises.lock; run dojo sync.");
            }
        }
        return problems;
    }

    /** Adds the exercises that are not in the lock yet. Gives the ids that were added. */
    public List<String> extend(Exercises exercises) {
        Map<String, String> locked = read();
        List<String> added = new ArrayList<>();
        lines(exercises).forEach((id, line) -> {
            if (locked.putIfAbsent(id, line) == null) {
                added.add(id);
            }
        });
        if (!added.isEmpty()) {
            AtomicFile.write(house.lock(), locked.values().stream().collect(Collectors.joining("\n", HEAD, "\n")));
        }
        return added;
    }

    private Map<String, String> read() {
        Map<String, String> lines = new TreeMap<>();
        if (Files.exists(house.lock())) {
            for (String line : Sources.read(house.lock()).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.put(line.substring(0, (line + " ").indexOf(' ')), line.strip());
                }
            }
        }
        return lines;
    }

    private static Map<String, String> lines(Exercises exercises) {
        Map<String, String> lines = new TreeMap<>();
        for (ExerciseInfo exercise : exercises.all()) {
            lines.put(exercise.id(), exercise.id() + " " + exercise.points() + " " + exercise.level());
        }
        return lines;
    }
}
