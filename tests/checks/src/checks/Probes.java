package checks;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.opentest4j.TestAbortedException;

/**
 * Further inputs for an exercise: what its checks ask, heard while they run on the reference, the first few small and
 * quick questions of each. They tell known bugs apart where a counterexample, which is as small as can be, does not.
 */
final class Probes {

    /** A question of so many numbers and letters is small. */
    private static final int LARGEST = 4_000;

    /** Few and then, where these leave a doubt, more. */
    private static final int[] TRIES = {3, 20};
    private static final int[] OF_A_CHECK = {6, 30};
    private static final long SLOWEST_NANOS = 200_000_000;

    private final String exercise;
    private final int round;
    private final List<Call> calls = new ArrayList<>();
    private int ofThisCheck;
    private long began;

    private Probes(String exercise, int round) {
        this.exercise = exercise;
        this.round = round;
    }

    /**
     * The questions, with the reference's answers; the same whatever the run's seed.
     *
     * @param round 0 for few, 1 for more
     * @param end when, in {@link System#nanoTime}, no further check is begun
     * @throws TimeoutException then, as some of the questions would let the wrong bug pass
     */
    static List<Call> of(String exercise, int round, long end, Laws laws) throws TimeoutException {
        Probes probes = new Probes(exercise, round);
        Trial trial = Trial.probing(probes);
        for (String check : laws.of(exercise)) {
            if (System.nanoTime() >= end) {
                throw new TimeoutException("Not all questions could be collected.");
            }
            laws.run(List.of(check), trial);
        }
        return List.copyOf(probes.calls);
    }

    /** The next check begins. */
    void starts() {
        ofThisCheck = 0;
    }

    int tries() {
        return TRIES[round];
    }

    boolean enough() {
        return ofThisCheck >= OF_A_CHECK[round];
    }

    /** A call is about to be made; a check of which enough was heard, or which asks for too much, ends here. */
    void before(Object[] arguments) {
        if (enough() || size(arguments) > LARGEST) {
            ofThisCheck = OF_A_CHECK[round];
            throw new TestAbortedException("Enough was heard.");
        }
        began = System.nanoTime();
    }

    void after(Call call) {
        ofThisCheck++;
        if (System.nanoTime() - began > SLOWEST_NANOS) {
            ofThisCheck = OF_A_CHECK[round];
        } else if (call.exercise().equals(exercise) && calls.stream().noneMatch(call::asksTheSameAs)) {
            calls.add(call);
        }
    }

    /** Whether a question is answered quickly, by whomever. */
    static boolean isSmall(Call call) {
        return size(call.arguments()) <= LARGEST;
    }

    /** How many numbers and letters a value holds. */
    private static long size(Object value) {
        if (value instanceof INDArray array) {
            return array.length();
        }
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof List<?> list) {
            return list.stream().mapToLong(Probes::size).sum();
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().mapToLong(Probes::size).sum();
        }
        if (value == null || !value.getClass().isArray()) {
            return 1;
        }
        int length = Array.getLength(value);
        if (value.getClass().getComponentType().isPrimitive()) {
            return length;
        }
        long size = 0;
        for (int i = 0; i < length; i++) {
            size += size(Array.get(value, i));
        }
        return size;
    }
}
