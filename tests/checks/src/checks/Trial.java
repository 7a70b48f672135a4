package checks;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One run of the laws: whose classes are the subject, and who hears the results. It travels as the thread's context
 * class loader, where ServiceLoader looks, so the same compiled laws serve the reference, a learner and a known bug.
 */
public final class Trial extends ClassLoader {

    /** Caps the tries of every property, for mutation testing: {@code -Ddojo.tries=50}. */
    private static final String TRIES = "dojo.tries";
    private static final int ALL_TRIES = Integer.MAX_VALUE;
    private static final int FEW_TRIES = 5;

    private final Consumer<CheckResult> listener;
    private final Consumer<String> starting;
    private final String packages;
    private boolean untilFirstRed;
    private boolean shrinks = true;
    private boolean diagnosed;
    private Diagnoses diagnoses;
    private int mostTries = ALL_TRIES;
    private Hollow hollow;
    private String hollowExercise;
    private BooleanSupplier cancelled = () -> false;
    private Pace pace;
    private Consumer<CheckResult> verdicts = red -> {};
    private Probes probes;
    private Recorder recorder = new Recorder();
    private boolean red;

    private Trial(ClassLoader subject, String packages, Consumer<String> starting, Consumer<CheckResult> listener) {
        super(subject);
        this.packages = packages;
        this.starting = starting;
        this.listener = listener;
    }

    /** Every check of the subject that this class loader finds; a red one is diagnosed. */
    public static Trial of(ClassLoader subject, Consumer<String> starting, Consumer<CheckResult> listener) {
        Trial trial = new Trial(subject, Subject.packages(), starting, listener);
        trial.diagnosed = true;
        return trial;
    }

    /**
     * Checks of the subject that somebody waits for; a red one is shrunk and diagnosed.
     *
     * @param untilFirstRed whether the rest is left out once a check is red
     * @param cancelled asked before each check; once it is true, the rest is left out
     */
    public static Trial watched(ClassLoader subject, boolean untilFirstRed, BooleanSupplier cancelled,
            Consumer<String> starting, Consumer<CheckResult> listener) {
        Trial trial = of(subject, starting, listener);
        trial.untilFirstRed = untilFirstRed;
        trial.cancelled = cancelled;
        return trial;
    }

    /** The same trial, whose checks may not draw for longer than that. */
    public Trial at(Pace pace) {
        this.pace = pace;
        return this;
    }

    /** The same trial; this hears of a red check at once, before the known mistake is looked for that explains it. */
    public Trial tellingFirst(Consumer<CheckResult> verdicts) {
        this.verdicts = verdicts;
        return this;
    }

    /** Every check of skeletons, whatever side this process is on. */
    public static Trial skeletons(ClassLoader subject, Consumer<CheckResult> listener) {
        return new Trial(subject, Subject.LEARNER, check -> {}, listener);
    }

    /** A wrong subject: once a check is red, the rest is left out, and nothing is shrunk. */
    public static Trial untilFirstRed(ClassLoader subject, Consumer<CheckResult> listener) {
        Trial trial = new Trial(subject, Subject.REFERENCE, check -> {}, listener);
        trial.untilFirstRed = true;
        trial.shrinks = false;
        return trial;
    }

    /** The same, and the red check is diagnosed. */
    public static Trial untilFirstRed(ClassLoader subject, Diagnoses diagnoses, Consumer<CheckResult> listener) {
        Trial trial = untilFirstRed(subject, listener);
        trial.diagnosed = true;
        trial.diagnoses = diagnoses;
        return trial;
    }

    /** Every check of a patched reference, with few draws each: for many checks of which none should be red. */
    public static Trial glance(ClassLoader subject, Consumer<CheckResult> listener) {
        return new Trial(subject, Subject.REFERENCE, check -> {}, listener).withFewTries();
    }

    /** The same trial with few draws for each check: many a mistake needs no more. */
    public Trial withFewTries() {
        mostTries = FEW_TRIES;
        return this;
    }

    /** The reference with one exercise answered without a thought. */
    public static Trial hollow(Hollow hollow, String exercise, Consumer<CheckResult> listener) {
        Trial trial = new Trial(Trial.class.getClassLoader(), Subject.REFERENCE, check -> {}, listener);
        trial.untilFirstRed = true;
        trial.shrinks = false;
        trial.hollow = hollow;
        trial.hollowExercise = exercise;
        return trial;
    }

    /** The reference, heard by probes. */
    static Trial probing(Probes probes) {
        Trial trial = new Trial(Trial.class.getClassLoader(), Subject.REFERENCE, check -> {}, result -> {});
        trial.mostTries = probes.tries();
        trial.probes = probes;
        return trial;
    }

    <C> C subject(Class<C> contract, C found) {
        return hollow == null ? found : hollow.in(contract, found, hollowExercise);
    }

    /** The prefix of the packages in which the subject's classes lie. */
    String packages() {
        return packages;
    }

    boolean endsAtFirstRed() {
        return untilFirstRed;
    }

    /** Whether the smallest case is looked for that turns a property red. */
    boolean shrinks() {
        return shrinks;
    }

    /** Whether a red check is compared with the known bugs. */
    boolean diagnosed() {
        return diagnosed;
    }

    /** Who compares it; null where that is left to the process. */
    Diagnoses diagnoses() {
        return diagnoses;
    }

    /** How often a property is tried at most. */
    int mostTries() {
        return Math.min(mostTries, Integer.getInteger(TRIES, ALL_TRIES));
    }

    /** Who hears the calls of the check that runs. */
    Recorder recorder() {
        return recorder;
    }

    boolean over() {
        return untilFirstRed && red || cancelled.getAsBoolean();
    }

    /** What hears further inputs; null where this trial is for no such thing. */
    Probes probes() {
        return probes;
    }

    /** Whether the check that runs should try once more. */
    boolean goesOn() {
        return !cancelled.getAsBoolean() && (probes == null || !probes.enough()) && (pace == null || pace.allowsTry());
    }

    /** Whether tries of the check that runs were left out for want of time. */
    boolean cut() {
        return pace != null && pace.cut();
    }

    void starts(String check) {
        recorder = new Recorder();
        if (pace != null) {
            pace.starts();
        }
        if (probes != null) {
            probes.starts();
        }
        starting.accept(check);
    }

    /** @param subject who was called */
    void hears(Call call, Object subject) {
        recorder.hears(call, subject);
        if (probes != null) {
            probes.after(call);
        }
    }

    /** The try that ran failed. */
    void fails(List<Object> drawn, Throwable problem) {
        recorder.fails(drawn, problem);
        if (pace != null) {
            pace.fails();
        }
    }

    /** What is known of a red check before it is diagnosed. */
    void judges(CheckResult red) {
        verdicts.accept(red);
    }

    void hears(CheckResult result) {
        red |= result.status() == CheckResult.Status.RED;
        listener.accept(result);
    }
}
