package cli;

/**
 * What stops a command, as one sentence for the person at the terminal: what is wrong, where, and what to do. The
 * command ends with the exit code; no stack trace is shown unless {@code --verbose} asks for it.
 */
public final class Problem extends RuntimeException {

    private final int exitCode;

    /** A failure, exit code {@link Exit#FAILED}. */
    public Problem(String sentence) {
        this(sentence, Exit.FAILED, null);
    }

    /** A failure with its cause, which {@code --verbose} shows. */
    public Problem(String sentence, Throwable cause) {
        this(sentence, Exit.FAILED, cause);
    }

    private Problem(String sentence, int exitCode, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** Wrong usage that the option parser cannot see, exit code {@link Exit#USAGE}. */
    public static Problem usage(String sentence) {
        return new Problem(sentence, Exit.USAGE, null);
    }

    /** The code that the process ends with. */
    public int exitCode() {
        return exitCode;
    }
}
