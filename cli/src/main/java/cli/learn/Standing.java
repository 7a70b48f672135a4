package cli.learn;

import course.Chapter;
import course.CourseException;
import course.ExerciseInfo;
import course.Exercises;
import course.Progress;
import course.Workbook;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a learner is with a chapter.
 *
 * @param states of its exercises, in its order
 * @param earned points of what is the learner's own
 * @param possible points of the chapter
 * @param hints how many were read
 */
public record Standing(Chapter chapter, Map<ExerciseInfo, State> states, double earned, int possible, int hints) {

    /** How far an exercise is: CHANGED if it was written or changed since its last checks. */
    public enum State { UNWRITTEN, CHANGED, RED, GREEN, GIVEN }

    public Standing {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /**
     * As the learner's files are now.
     *
     * @throws CourseException where one of them cannot be parsed
     */
    public static Standing of(Chapter chapter, Exercises exercises, Workbook workbook, Progress progress) {
        List<String> unwritten = workbook.unwritten(chapter);
        Map<ExerciseInfo, State> states = new LinkedHashMap<>();
        double earned = 0;
        int possible = 0;
        int hints = 0;
        for (ExerciseInfo exercise : exercises.of(chapter)) {
            State state = unwritten.contains(exercise.id()) ? State.UNWRITTEN : state(exercise, workbook, progress);
            states.put(exercise, state);
            earned += state == State.GIVEN || state == State.UNWRITTEN ? 0
                    : exercise.points() * progress.verdict(exercise.id()).map(Progress.Verdict::share).orElse(0.0);
            possible += exercise.points();
            hints += progress.hints(exercise.id());
        }
        return new Standing(chapter, states, earned, possible, hints);
    }

    private static State state(ExerciseInfo exercise, Workbook workbook, Progress progress) {
        if (progress.given(exercise.id())) {
            return State.GIVEN;
        }
        return progress.verdict(exercise.id())
                .filter(verdict -> verdict.source().equals(workbook.fingerprint(exercise)))
                .map(verdict -> verdict.green() ? State.GREEN : State.RED)
                .orElse(State.CHANGED);
    }

    /** How many exercises are in that state. */
    public int count(State state) {
        return Collections.frequency(states.values(), state);
    }
}
