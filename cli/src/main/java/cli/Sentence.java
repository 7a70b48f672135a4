package cli;

import contracts.Todo;
import course.CourseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** An error as one sentence for the person at the terminal. */
public final class Sentence {

    /** Longer ones quote a whole file that was one line; they lose their middle. */
    private static final int LONGEST = 1000;

    private Sentence() {}

    /** The sentence of any error: those that say what is wrong keep their words, Java's own get some. */
    public static String of(Throwable problem) {
        String message = problem.getMessage() == null ? "" : problem.getMessage().strip();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return "\"" + unmatched.getUnmatched().get(0) + "\" is no command and no option here.";
        } else if (problem instanceof ParameterException) {
            return closed(message);
        } else if (problem instanceof Todo todo) {
            return "The exercise " + todo.exercise() + " is not written yet; write it, or add --fill to take the"
                    + " reference's in its place.";
        } else if (problem instanceof NoSuchFileException) {
            return "The file " + message + " does not exist.";
        } else if (problem instanceof AccessDeniedException) {
            return "No permission for the file " + message + ".";
        } else if (problem instanceof FileAlreadyExistsException) {
            return "The file " + message + " is there already.";
        } else if (problem instanceof FileSystemException) {
            return "The file system refuses: " + closed(message);
        } else if (problem instanceof UncheckedIOException && problem.getCause() != null) {
            return message.isEmpty() ? of(problem.getCause()) : message + ": " + of(problem.getCause());
        } else if (problem instanceof OutOfMemoryError) {
            return "The memory does not suffice (" + message + "); a smaller batch or model needs less, and DOJO_MEMORY"
                    + " (gigabytes) raises the limit of the arrays.";
        } else if (problem instanceof Problem || problem instanceof CourseException
                || problem instanceof IllegalArgumentException || problem instanceof IOException) {
            return message.isEmpty() ? problem.getClass().getSimpleName() + "." : closed(message);
        }
        return "Unexpected " + problem.getClass().getName() + (message.isEmpty() ? "" : ": " + message)
                + " (--verbose shows where).";
    }

    private static String closed(String sentence) {
        String shorter = sentence.length() <= LONGEST ? sentence
                : sentence.substring(0, LONGEST / 2) + " ... " + sentence.substring(sentence.length() - LONGEST / 2);
        return shorter.matches("(?s).*[.!?]") ? shorter : shorter + ".";
    }
}
