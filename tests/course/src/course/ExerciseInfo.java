package course;

import contracts.Exercise;
import java.util.List;

/**
 * An exercise, as the annotations on the reference's methods describe it.
 *
 * @param id        topic and name, {@code attention.scores}
 * @param points    what it is worth
 * @param level     core or stretch
 * @param minutes   how long it takes
 * @param needs     ids of the exercises that it calls
 * @param chapter   the chapter that asks for it
 * @param methods   what the learner writes: one method as a rule, several where they only make sense together
 */
public record ExerciseInfo(String id, int points, Exercise.Level level, int minutes, List<String> needs,
                           Chapter chapter, List<Method> methods) {

    /**
     * A method of an exercise.
     *
     * @param file      below {@code reference} and {@code dojo} alike, {@code attention/Scores.java}
     * @param line      in the reference, from 1
     * @param type      the class, outer classes first, {@code Attention.Head}
     * @param signature name and parameter types, {@code scores(Tensor, Tensor)}
     */
    public record Method(String file, int line, String type, String signature) {}

    public ExerciseInfo {
        needs = List.copyOf(needs);
        methods = List.copyOf(methods);
    }
}
