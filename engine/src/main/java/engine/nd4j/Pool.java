package engine.nd4j;

import engine.Backend;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays lent for the length of a scope and used again. Fresh off-heap memory costs more than the arithmetic on it, and
 * a training step asks for the same shapes each time.
 *
 * <p>Without an open scope an array is fresh and the garbage collector's. One pool serves one thread.
 */
final class Pool {

    /** What rests in the pool at most; beyond it, arrays are freed. */
    private static final long LIMIT = 1L << 30;

    private final Map<Key, Deque<INDArray>> resting = new LinkedHashMap<>(16, 0.75f, true); // the eldest shape first
    private final Deque<Loan> open = new ArrayDeque<>();
    private long restingBytes;

    INDArray take(DataType type, long... shape) {
        if (open.isEmpty()) {
            return Nd4j.createUninitialized(type, shape);
        }
        Deque<INDArray> free = resting.get(new Key(type, shape));
        INDArray array;
        if (free == null || free.isEmpty()) {
            array = Nd4j.createUninitialized(type, shape);
        } else {
            array = free.pop();
            restingBytes -= bytes(array);
        }
        open.peek().taken.add(array);
        return array;
    }

    Backend.Scope scope() {
        Loan loan = new Loan();
        open.push(loan);
        return loan;
    }

    private static long bytes(INDArray array) {
        return array.length() * array.dataType().width();
    }

    private final class Loan implements Backend.Scope {
        private final List<INDArray> taken = new ArrayList<>();

        @Override
        public void close() {
            if (open.peek() != this) {
                throw new IllegalStateException("Scopes are closed in the reverse order of their opening.");
            }
            open.pop();
            for (INDArray array : taken) {
                restingBytes += bytes(array);
                resting.computeIfAbsent(new Key(array.dataType(), array.shape()), key -> new ArrayDeque<>())
                        .push(array);
            }
            freeEldest();
        }
    }

    /** Shapes that nobody has asked for in a long time go first: those of a text that has grown since. */
    private void freeEldest() {
        Iterator<Deque<INDArray>> eldest = resting.values().iterator();
        while (restingBytes > LIMIT && eldest.hasNext()) {
            Deque<INDArray> arrays = eldest.next();
            while (restingBytes > LIMIT && !arrays.isEmpty()) {
                INDArray array = arrays.pop();
                restingBytes -= bytes(array);
                array.close();
            }
            if (arrays.isEmpty()) {
                eldest.remove();
            }
        }
    }

    private record Key(DataType type, List<Long> shape) {
        Key(DataType type, long[] shape) {
            this(type, java.util.Arrays.stream(shape).boxed().toList());
        }
    }
}
