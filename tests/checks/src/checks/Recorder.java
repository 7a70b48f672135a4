package checks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hears the calls that one check makes on its subject, try by try, and keeps those of the tries that failed: what the
 * learner sees of a counterexample, and the evidence for a diagnosis.
 */
final class Recorder {

    private static final int CALLS = 40;
    private static final int TRIES = 100;

    private final Deque<Call> calls = new ArrayDeque<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final Map<Class<?>, Object> subjects = new HashMap<>();

    /**
     * A try that failed.
     *
     * @param drawn the law's arguments
     * @param calls the last calls of the try
     */
    record Failure(List<Object> drawn, Throwable problem, List<Call> calls) {}

    /** A new try begins. */
    void begins() {
        calls.clear();
    }

    /** @param subject who was called, behind the proxy that holds it to pure functions */
    void hears(Call call, Object subject) {
        subjects.put(call.function().getDeclaringClass(), subject);
        calls.addLast(call);
        if (calls.size() > CALLS) {
            calls.removeFirst();
        }
    }

    /** The try that runs failed. */
    void fails(List<Object> drawn, Throwable problem) {
        failures.addLast(new Failure(drawn, problem, List.copyOf(calls)));
        if (failures.size() > TRIES) {
            failures.removeFirst();
        }
    }

    /**
     * The try that ended so. Where there is none it is the last one: jqwik's shrinking may itself end in an exception,
     * since it moves items from one drawn list to another of a different type.
     */
    Optional<Failure> failure(Throwable problem) {
        return failures.stream().filter(failure -> failure.problem() == problem).findFirst()
                .or(() -> Optional.ofNullable(failures.peekLast()));
    }

    /** The subjects that were called, by contract. */
    Map<Class<?>, Object> subjects() {
        return Map.copyOf(subjects);
    }
}
