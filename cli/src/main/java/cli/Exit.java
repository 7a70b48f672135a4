package cli;

/** The exit codes of every command. */
public final class Exit {

    /** It worked. */
    public static final int DONE = 0;

    /** It worked, and the answer is no: tests are red, a check found a difference. */
    public static final int NO = 1;

    /** The command line was wrong. */
    public static final int USAGE = 2;

    /** It could not be done: a file is missing, the input is bad, the disk is full. */
    public static final int FAILED = 3;

    private Exit() {}
}
