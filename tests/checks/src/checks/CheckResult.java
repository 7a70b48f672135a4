package checks;

/**
 * What one check found.
 *
 * @param check the check's id, {@code attention.scores/rows-sum-to-one}
 * @param law the check's sentence, from its method's name
 * @param weight among the exercise's checks
 * @param gate whether the exercise earns nothing while this is red
 * @param message for a red check what is wrong, for a waiting one the exercise that it waits for, else empty
 * @param sample the smallest case that turned it red, as text; empty where there is none
 * @param where the learner's file and line in the failing call; empty where unknown
 * @param seed of the property's draws
 * @param millis how long it took
 * @param cut whether draws were left out for want of time: green is green so far
 * @param diagnosis the known mistake that gives the same answers; null where none does
 */
public record CheckResult(
        String check, String law, int weight, boolean gate, Status status, String message, String sample, String where,
        String seed, long millis, boolean cut, Diagnosis diagnosis) {

    /** TODO: the exercise itself is not written yet; WAITS: one that it needs is not. Both count as red. */
    public enum Status { GREEN, RED, TODO, WAITS, SKIPPED }

    /** The same result, explained by this; null for no explanation. */
    public CheckResult diagnosed(Diagnosis explanation) {
        return new CheckResult(check, law, weight, gate, status, message, sample, where, seed, millis, cut, explanation);
    }

    /** The id of the exercise that is checked. */
    public String exercise() {
        return check.substring(0, check.indexOf('/'));
    }

    public boolean green() {
        return status == Status.GREEN;
    }

    public boolean red() {
        return status == Status.RED;
    }
}
