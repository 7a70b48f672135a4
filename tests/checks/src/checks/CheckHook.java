package checks;

import contracts.Todo;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Runs around every law: gives it its seed, tells its result to the run's listener, and says on a failure how to run
 * it again. Registered with jqwik as a service.
 */
public final class CheckHook implements AroundPropertyHook, SkipExecutionHook {

    /** All draws follow from this number and the check's id: {@code -Ddojo.seed=...}. */
    public static final String SEED = "dojo.seed";

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
        String seed = seed(name);
        context.attributes().setSeed(seed);
        if (annotated.isEmpty()) {
            return property.execute();
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Trial trial = loader instanceof Trial given ? given : null;
        if (trial != null && trial.endsAtFirstRed()) {
            context.attributes().setShrinking(ShrinkingMode.OFF);
        }
        if (trial != null && trial.mostTries() < context.attributes().tries().orElse(Integer.MAX_VALUE)) {
            context.attributes().setTries(trial.mostTries());
        }
        if (trial != null) {
            trial.starts(name);
        }
        long start = System.nanoTime();
        PropertyExecutionResult outcome = property.execute();
        long millis = (System.nanoTime() - start) / 1_000_000;
        CheckResult result = result(annotated.get(), context, outcome, seed, millis);
        if (trial != null) {
            trial.hears(result);
        } else {
            ChecksFile.add(result);
        }
        return result.status() == CheckResult.Status.RED && trial == null ? withRerun(outcome) : outcome;
    }

    private static PropertyExecutionResult withRerun(PropertyExecutionResult outcome) {
        Throwable problem = outcome.throwable().orElseGet(AssertionError::new);
        return outcome.mapToFailed(new AssertionError(
                problem.getMessage() + "\nRun it again with -D" + SEED + "=" + Long.getLong(SEED, 1), problem));
    }

    /** The seed of one check, from the run's seed and the check's id. */
    static String seed(String check) {
        long run = Long.getLong(SEED, 1);
        return Long.toString(run * 0x9E3779B97F4A7C15L + check.hashCode());
    }

    private static CheckResult result(
            Check check, PropertyLifecycleContext context, PropertyExecutionResult outcome, String seed, long millis) {
        String law = context.targetMethod().getName().replace('_', ' ');
        Throwable problem = outcome.throwable().orElse(null);
        CheckResult.Status status = status(check, outcome, problem);
        String sample = status == CheckResult.Status.RED
                ? outcome.falsifiedParameters().map(CheckHook::show).orElse("") : "";
        return new CheckResult(check.value(), law, check.weight(), check.gate(), status,
                Sentences.of(problem, status), sample, Sentences.where(problem), seed, millis);
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

    private static String show(List<Object> parameters) {
        return String.join("\n", parameters.stream().map(Plain::show).toList());
    }
}
