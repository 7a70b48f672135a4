package contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that the learner writes. In {@code solutions} its body is the answer; in {@code chapters} its body is
 * {@code throw new Todo(id)}.
 *
 * <p>An id is never renamed or reused, so that points mean the same next year: {@code exercises.lock} holds them all.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Exercise {

    /** Topic and name, for instance {@code attention.scores}. */
    String id();

    /** What the exercise is worth when all its checks are green. */
    int points();

    /** Whether the chapter's story needs it, or it is for those who want more. */
    Level level() default Level.CORE;

    /** How long it takes a learner who has read the lesson, in minutes. */
    int minutes();

    /** The exercises, of this chapter or an earlier one, that this one calls. */
    String[] needs() default {};

    /** How much the course insists on an exercise. */
    enum Level { CORE, STRETCH }
}
