package checks;

/**
 * How long a run may draw that somebody waits for. Each check has its share of the time that is left, and one try at
 * least; one that turns red has all of it, to look for a small counterexample. What ends a check is no verdict: it is
 * green so far.
 */
public final class Pace {

    private static final long SHRINKING_NANOS = 500_000_000;

    private final long end;
    private int checksLeft;
    private long checkEnd;
    private boolean tried;
    private boolean red;
    private boolean cut;

    /**
     * Time runs from now on.
     *
     * @param millis for all checks together
     * @param checks how many they are
     */
    public Pace(long millis, int checks) {
        this.end = System.nanoTime() + millis * 1_000_000;
        this.checksLeft = checks;
    }

    /** The next check begins. */
    void starts() {
        long now = System.nanoTime();
        checkEnd = now + Math.max(0, end - now) / Math.max(1, checksLeft--);
        tried = false;
        red = false;
        cut = false;
    }

    /** Whether one more try may begin. */
    boolean allowsTry() {
        boolean allowed = !tried || System.nanoTime() < checkEnd;
        tried = true;
        cut |= !allowed && !red;
        return allowed;
    }

    /** The try that ran failed. */
    void fails() {
        if (!red) {
            red = true;
            checkEnd = Math.max(end, System.nanoTime() + SHRINKING_NANOS);
        }
    }

    /** Whether tries of this check were left out. */
    boolean cut() {
        return cut;
    }
}
