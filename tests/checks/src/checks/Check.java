package checks;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a test for grading: the exercise's id, a slash, the check's own name ({@code attention.scores/rows-sum-to-one}).
 *
 * <p>An id stays, so that grades mean the same next year.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Check {

    /** The check's id. */
    String value();

    /** What the check weighs among its exercise's checks. */
    int weight() default 1;

    /** The exercise's hand example: while it is red, the exercise earns nothing, since zeros satisfy many laws. */
    boolean gate() default false;
}
