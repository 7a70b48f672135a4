package checks;

import contracts.Todo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Runs around every law: gives it its seed, tells its result to the run's listener, and says on a failure how to run
 * it again. Registered with jqwik as a service.
 */
public final class CheckHook implements AroundPropertyHook, SkipExecutionHook {

    /** All draws follow from this number and the check's id: {@code -Ddojo.seed=...}. */
    public static final String SEED = "dojo.seed";

    private final Diagnoses diagnoses = Diagnoses.inUsualTime();

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** A run until the first red leaves out what comes after it. */
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        boolean over = Thread.currentThread().getContextClassLoader() instanceof Trial trial && trial.over();
        return over ? SkipResult.skip("A check before this one is red.") : SkipResult.doNotSkip();
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Optional<Check> annotated = AnnotationSupport.findAnnotation(context.targetMethod(), Check.class);
        String name = annotated.map(Check::value).orElse(context.containerClass().getName() + context.targetMethod());
        boolean probing = Thread.currentThread().getContextClassLoader() instanceof Trial given
                && given.probes() != null;
        String seed = seed(name, probing ? 1 : Long.getLong(SEED, 1));
        context.attributes().setSeed(seed);
        if (annotated.isEmpty()) {
            return property.execute();
        }
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        if (usual instanceof Trial trial) {
            return check(annotated.get(), context, property, trial, seed);
        }
        Trial trial = Trial.of(usual, check -> {}, CheckHook::keep);
        thread.setContextClassLoader(trial);
        try {
            return check(annotated.get(), context, property, trial, seed);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private PropertyExecutionResult check(
            Check check, PropertyLifecycleContext context, PropertyExecutor property, Trial trial, String seed) {
        if (!trial.shrinks()) {
            context.attributes().setShrinking(ShrinkingMode.OFF);
        }
        if (trial.mostTries() < context.attributes().tries().orElse(Integer.MAX_VALUE)) {
            context.attributes().setTries(trial.mostTries());
        }
        trial.starts(check.value());
        long start = System.nanoTime();
        PropertyExecutionResult outcome = property.execute();
        long millis = (System.nanoTime() - start) / 1_000_000;
        CheckResult result = result(check, context, outcome, trial, seed, millis);
        trial.hears(result);
        return result.status() == CheckResult.Status.RED ? outcome.mapToFailed(told(result, outcome)) : outcome;
    }

    /** What Maven and an IDE show: the lines of the terminal, and of the stack the learner's frames and the law's. */
    private static AssertionError told(CheckResult red, PropertyExecutionResult outcome) {
        List<String> lines = new ArrayList<>(List.of(red.check() + ": " + red.law()));
        lines.addAll(Telling.of(red));
        lines.add("Run it again with -D" + SEED + "=" + Long.getLong(SEED, 1));
        String text = String.join("\n  ", lines);
        Throwable problem = outcome.throwable().orElseGet(AssertionError::new);
        AssertionError told = problem instanceof AssertionFailedError compared && compared.isExpectedDefined()
                ? new AssertionFailedError(text, compared.getExpected(), compared.getActual())
                : new AssertionError(text);
        told.setStackTrace(Stream.of(problem.getStackTrace())
                .filter(frame -> frame.getClassName().matches("(dojo|reference|laws)\\..*"))
                .toArray(StackTraceElement[]::new));
        return told;
    }

    /** Every check of a run under Maven stands in {@code checks.json}. */
    private static void keep(CheckResult result) {
        RunReport.add("checks.json", whole -> whole.withArray("/checks").addPOJO(result));
    }

    /** The seed of one check, from the run's seed and the check's id. */
    private static String seed(String check, long run) {
        return Long.toString(run * 0x9E3779B97F4A7C15L + check.hashCode());
    }

    private CheckResult result(Check check, PropertyLifecycleContext context, PropertyExecutionResult outcome,
            Trial trial, String seed, long millis) {
        String law = Laws.sentence(context.targetMethod());
        Throwable told = outcome.throwable().orElse(null);
        CheckResult.Status status = status(check, outcome, told);
        Optional<Recorder.Failure> failure =
                status == CheckResult.Status.RED ? trial.recorder().failure(told) : Optional.empty();
        Throwable problem = failure.map(Recorder.Failure::problem).orElse(told);
        String sample = failure.map(found -> sample(context, found)).orElse("");
        CheckResult result = new CheckResult(check.value(), law, check.weight(), check.gate(), status,
                Sentences.of(problem, status, trial.packages()), sample, Sentences.where(problem, trial.packages()),
                seed, millis, trial.cut(), null);
        return result.diagnosed(failure.flatMap(found -> diagnosis(result, found, trial)).orElse(null));
    }

    private Optional<Diagnosis> diagnosis(CheckResult red, Recorder.Failure failure, Trial trial) {
        if (!trial.diagnosed()) {
            return Optional.empty();
        }
        trial.judges(red);
        Diagnoses who = trial.diagnoses() == null ? diagnoses : trial.diagnoses();
        return who.of(red.exercise(), failure.calls(), trial.recorder().subjects());
    }

    /** A verdict stands whatever becomes of its explanation: a value of a new kind may be hard to show. */
    private static String sample(PropertyLifecycleContext context, Recorder.Failure failure) {
        try {
            return String.join("\n", new Counterexample(context.targetMethod(), failure).lines());
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static CheckResult.Status status(Check check, PropertyExecutionResult outcome, Throwable problem) {
        if (problem instanceof Todo todo) {
            return check.value().startsWith(todo.exercise() + "/")
                    ? CheckResult.Status.TODO : CheckResult.Status.WAITS;
        }
        return switch (outcome.status()) {
            case SUCCESSFUL -> CheckResult.Status.GREEN;
            case ABORTED -> CheckResult.Status.SKIPPED;
            case FAILED -> problem instanceof TestAbortedException ? CheckResult.Status.SKIPPED
                    : CheckResult.Status.RED;
        };
    }
}
