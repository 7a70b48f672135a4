package cli.learn;

import cli.Problem;
import course.Chapter;
import course.Course;
import course.CourseException;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import course.Workbook;
import java.util.Optional;

/**
 * What a command is asked to work on: a whole chapter, or one exercise of it.
 *
 * @param exercise empty where the whole chapter is meant
 */
record Target(House house, Exercises exercises, Chapter chapter, Optional<ExerciseInfo> exercise) {

    /** Reads {@code 4}, {@code attention}, or an exercise's id, {@code attention.scores}. */
    static Target of(House house, String name) {
        Exercises exercises = Exercises.of(house);
        try {
            if (!name.contains(".")) {
                return new Target(house, exercises, Course.chapter(name), Optional.empty());
            }
            ExerciseInfo exercise = exercises.get(name);
            return new Target(house, exercises, exercise.chapter(), Optional.of(exercise));
        } catch (CourseException unknown) {
            throw Problem.usage(unknown.getMessage());
        }
    }

    Workbook workbook() {
        return new Workbook(house, exercises);
    }
}
