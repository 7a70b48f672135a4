package checks;

import contracts.Todo;
import java.util.Arrays;

/** What a failing check says to a learner: a sentence for each kind of failure, and the learner's own line. */
final class Sentences {

    private static final int LONGEST = 300;

    private Sentences() {}

    /** @param packages the prefix of the packages in which the subject's classes lie */
    static String of(Throwable problem, CheckResult.Status status, String packages) {
        if (problem == null) {
            return "";
        }
        if (problem instanceof Todo todo) {
            return status == CheckResult.Status.TODO ? "not written yet" : "waits for " + todo.exercise();
        }
        if (status == CheckResult.Status.SKIPPED) {
            return String.valueOf(problem.getMessage()).strip()
                    .replaceFirst("^Assumption failed: ", "").replaceFirst("^Skipped: ", "");
        }
        if (problem instanceof AssertionError) {
            return String.valueOf(problem.getMessage()).strip();
        }
        if (problem instanceof StackOverflowError) {
            return "Your method called itself until the stack was full.";
        }
        if (problem instanceof OutOfMemoryError) {
            return "Your method took more memory than there is: " + problem.getMessage();
        }
        String thrown = problem.getClass().getSimpleName() + (problem.getMessage() == null ? "."
                : ": " + firstLines(problem.getMessage()));
        return !where(problem, packages).isEmpty() ? "Your method threw " + thrown
                : "The check could not go on with your answer; has it the shape and the length that the contract asks "
                        + "for? It ended in " + thrown;
    }

    /** The topmost line of the subject's own code, {@code Attention.java:31}; empty where there is none. */
    static String where(Throwable problem, String packages) {
        return problem == null ? "" : where(problem.getStackTrace(), packages);
    }

    /** The same of any thread, on the side that this process is on. */
    static String where(StackTraceElement[] frames) {
        return where(frames, Subject.packages());
    }

    private static String where(StackTraceElement[] frames, String packages) {
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith(packages))
                .filter(frame -> !frame.getClassName().endsWith("Answers"))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    private static String firstLines(String message) {
        String flat = message.strip().replaceAll("\\s*\\n\\s*", " ");
        return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST) + " ...";
    }
}
