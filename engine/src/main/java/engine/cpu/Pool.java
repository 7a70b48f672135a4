package engine.cpu;

import engine.Backend;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Float32 memory lent for the length of a scope and used again: a training step asks for the same sizes each time, and
 * fresh memory costs more than the arithmetic on it. Without an open scope, memory is fresh and the garbage collector's.
 * One pool serves one thread.
 */
final class Pool {

    /** What rests in the pool at most, in numbers; beyond it, memory is freed. */
    private static final long LIMIT = 1L << 28;

    private final Map<Integer, Deque<FloatCells>> resting = new LinkedHashMap<>(16, 0.75f, true); // the eldest size first
    private final Deque<Loan> open = new ArrayDeque<>();
    private long restingNumbers;

    FloatCells take(int size) {
        if (open.isEmpty()) {
            return new FloatCells(size);
        }
        Deque<FloatCells> free = resting.get(size);
        FloatCells cells;
        if (free == null || free.isEmpty()) {
            cells = new FloatCells(size);
        } else {
            cells = free.pop();
            restingNumbers -= size;
        }
        open.peek().taken.add(cells);
        return cells;
    }

    Backend.Scope scope() {
        Loan loan = new Loan();
        open.push(loan);
        return loan;
    }

    private final class Loan implements Backend.Scope {
        private final List<FloatCells> taken = new ArrayList<>();

        @Override
        public void close() {
            if (open.peek() != this) {
                throw new IllegalStateException("Scopes are closed in the reverse order of their opening.");
            }
            open.pop();
            for (FloatCells cells : taken) {
                restingNumbers += cells.size();
                resting.computeIfAbsent(cells.size(), size -> new ArrayDeque<>()).push(cells);
            }
            freeEldest();
        }
    }

    /** Sizes that nobody has asked for in a long time go first: those of a text that has grown since. */
    private void freeEldest() {
        Iterator<Deque<FloatCells>> eldest = resting.values().iterator();
        while (restingNumbers > LIMIT && eldest.hasNext()) {
            Deque<FloatCells> sameSize = eldest.next();
            while (restingNumbers > LIMIT && !sameSize.isEmpty()) {
                FloatCells cells = sameSize.pop();
                restingNumbers -= cells.size();
                cells.free();
            }
            if (sameSize.isEmpty()) {
                eldest.remove();
            }
        }
    }
}
