package checks;

import java.util.List;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/** Tells a check's recorder where one try ends and the next begins. Registered with jqwik as a service. */
public final class TryHook implements AroundTryHook {

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor once, List<Object> parameters) {
        if (!(Thread.currentThread().getContextClassLoader() instanceof Trial trial)) {
            return once.execute(parameters);
        }
        if (!trial.goesOn()) {
            return TryExecutionResult.satisfied(true); // the rest of the tries is left out
        }
        trial.recorder().begins();
        try {
            TryExecutionResult result = once.execute(parameters);
            if (result.isFalsified()) {
                trial.fails(parameters, result.throwable().orElse(null));
            }
            return result;
        } catch (StackOverflowError fatal) { // jqwik lets it through
            trial.fails(parameters, fatal);
            throw fatal;
        }
    }
}
