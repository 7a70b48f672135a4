package checks;

import contracts.Todo;
import java.util.Arrays;

/** What a failing check says to a learner: a sentence for each kind of failure, and the learner's own line. */
final class Sentences {

    private Sentences() {}

    static String of(Throwable problem, CheckResult.Status status) {
        if (problem == null) {
            return "";
        }
        if (problem instanceof Todo todo) {
            return status == CheckResult.Status.TODO ? "not written yet" : "waits for " + todo.exercise();
        }
        if (problem instanceof AssertionError || status == CheckResult.Status.SKIPPED) {
            return String.valueOf(problem.getMessage()).strip();
        }
        if (problem instanceof StackOverflowError) {
            return "Your method called itself until the stack was full.";
        }
        return "Your method threw " + problem.getClass().getSimpleName() + ": " + problem.getMessage();
    }

    /** The topmost line of the subject's own code, {@code Attention.java:31}; empty where there is none. */
    static String where(Throwable problem) {
        return problem == null ? "" : where(problem.getStackTrace());
    }

    /** The same of any thread. */
    static String where(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith("dojo.")
                        || frame.getClassName().startsWith("reference."))
                .filter(frame -> !frame.getClassName().endsWith("Answers"))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
