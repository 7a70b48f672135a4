package cli.learn;

import checks.CheckResult;
import course.Chapter;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import course.Progress;
import course.Workbook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what a run of the checks found in the learner's {@link Progress}, with the state of the sources it was for. */
public final class Verdicts {

    private final House house;
    private final Exercises exercises;
    private final Map<String, String> sources;

    private Verdicts(House house, Exercises exercises, Map<String, String> sources) {
        this.house = house;
        this.exercises = exercises;
        this.sources = sources;
    }

    /** To be made before the chapters are compiled: a save during the run belongs to the next one. */
    public static Verdicts before(House house, Exercises exercises, List<Chapter> chapters) {
        Workbook workbook = new Workbook(house, exercises);
        Map<String, String> sources = new HashMap<>();
        for (Chapter chapter : chapters) {
            exercises.of(chapter).forEach(one -> sources.put(one.id(), workbook.fingerprint(one)));
        }
        return new Verdicts(house, exercises, sources);
    }

    /** @param results of all checks of a chapter; an exercise without any is not written */
    void keep(Chapter chapter, List<CheckResult> results) {
        keep(chapter, results, false);
    }

    /** The same after a run that left an exercise at its first red check: what share is green is not known then. */
    public void keepBrief(Chapter chapter, List<CheckResult> results) {
        keep(chapter, results, true);
    }

    private void keep(Chapter chapter, List<CheckResult> results, boolean brief) {
        Progress.update(house, progress -> {
            for (ExerciseInfo exercise : exercises.of(chapter)) {
                List<CheckResult> own = results.stream().filter(one -> one.exercise().equals(exercise.id())).toList();
                boolean green = Score.isGreen(own);
                if (own.isEmpty()) {
                    progress.unchecked(exercise.id());
                } else {
                    progress.checked(exercise.id(), new Progress.Verdict(
                            green, brief && !green ? 0 : Score.of(own), sources.get(exercise.id())));
                }
            }
        });
    }
}
