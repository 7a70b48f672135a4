package cli.bench;

import engine.Backend;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A backend that does what another does and keeps the time of each operation, by its name and by the phase of the work
 * in which it was called. What an operation is composed of inside of the other backend counts as that operation.
 */
final class TimedBackend implements InvocationHandler {

    private final Backend timed;
    private final Map<String, Map<String, Time>> phases = new LinkedHashMap<>();
    private Map<String, Time> phase;

    /** Nanoseconds and calls of one operation in one phase. */
    static final class Time {
        long nanos;
        long calls;
    }

    TimedBackend(Backend timed) {
        this.timed = timed;
        phase("");
    }

    /** The backend to compute with. */
    Backend backend() {
        return (Backend) Proxy.newProxyInstance(Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, this);
    }

    /** What follows belongs to this phase. */
    void phase(String name) {
        phase = phases.computeIfAbsent(name, unknown -> new LinkedHashMap<>());
    }

    /** The operations of a phase by their names. */
    Map<String, Time> times(String name) {
        return phases.getOrDefault(name, Map.of());
    }

    void clear() {
        phases.clear();
        phase("");
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        long start = System.nanoTime();
        try {
            return method.invoke(timed, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            Time time = phase.computeIfAbsent(method.getName(), unknown -> new Time());
            time.nanos += System.nanoTime() - start;
            time.calls++;
        }
    }
}
