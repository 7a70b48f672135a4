package checks;

import java.util.function.Consumer;

/**
 * One run of the laws: whose classes are the subject, and who hears the results. It travels as the thread's context
 * class loader, where ServiceLoader looks, so the same compiled laws serve the reference, a learner and a known bug.
 */
public final class Trial extends ClassLoader {

    private final Consumer<CheckResult> listener;
    private final Consumer<String> starting;
    private final boolean untilFirstRed;
    private final String packages;
    private final Hollow hollow;
    private final String hollowExercise;
    private boolean red;

    private Trial(ClassLoader subject, String packages, Consumer<String> starting, Consumer<CheckResult> listener,
            boolean untilFirstRed, Hollow hollow, String hollowExercise) {
        super(subject);
        this.packages = packages;
        this.starting = starting;
        this.listener = listener;
        this.untilFirstRed = untilFirstRed;
        this.hollow = hollow;
        this.hollowExercise = hollowExercise;
    }

    /** Every check of the subject that this class loader finds. */
    public static Trial of(ClassLoader subject, Consumer<String> starting, Consumer<CheckResult> listener) {
        return new Trial(subject, Subject.packages(), starting, listener, false, null, null);
    }

    /** Every check of skeletons, whatever side this process is on. */
    public static Trial skeletons(ClassLoader subject, Consumer<CheckResult> listener) {
        return new Trial(subject, Subject.LEARNER, check -> {}, listener, false, null, null);
    }

    /** A wrong subject: once a check is red, the rest is left out; few draws, and nothing is shrunk. */
    public static Trial untilFirstRed(ClassLoader subject, Consumer<CheckResult> listener) {
        return new Trial(subject, Subject.REFERENCE, check -> {}, listener, true, null, null);
    }

    /** The reference with one exercise answered without a thought. */
    public static Trial hollow(Hollow hollow, String exercise, Consumer<CheckResult> listener) {
        return new Trial(
                Trial.class.getClassLoader(), Subject.REFERENCE, check -> {}, listener, true, hollow, exercise);
    }

    <C> C subject(Class<C> contract, C found) {
        return hollow == null ? found : hollow.in(contract, found, hollowExercise);
    }

    /** The prefix of the packages in which the subject's classes lie. */
    String packages() {
        return packages;
    }

    boolean quick() {
        return untilFirstRed;
    }

    boolean over() {
        return untilFirstRed && red;
    }

    void starts(String check) {
        starting.accept(check);
    }

    void hears(CheckResult result) {
        red |= result.status() == CheckResult.Status.RED;
        listener.accept(result);
    }
}
