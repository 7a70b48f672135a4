package engine.cpu;

import engine.Array;
import engine.Backend;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Whether a scope is. */
    boolean isOpen() {
        return !open.isEmpty();
    }

    FloatCells take(int size) {
        return open.isEmpty() ? new FloatCells(size) : open.peek().take(size);
    }

    /** Numbers that are worked out when they are needed, in memory of the innermost scope. */
    Pending<float[]> later(Elementwise<float[]> operation) {
        return open.peek().later(operation);
    }

    /** Works out what is still to be made of these numbers, which are about to change. */
    void settleReadersOf(Cells<float[]> cells) {
        open.forEach(loan -> loan.readersOf(cells).forEach(Pending::settled));
    }

    /**
     * Moves these numbers, which are about to be overwritten, to lent memory for those who have promised something of
     * them. Not one is copied: the cells change memory, and what they hold now is whatever lay there.
     */
    void leaveToReadersOf(FloatCells cells) {
        FloatCells left = null;
        for (Iterator<Loan> outermostFirst = open.descendingIterator(); outermostFirst.hasNext();) {
            Loan loan = outermostFirst.next();
            for (Pending<float[]> reader : loan.readersOf(cells)) {
                if (left == null) {
                    left = loan.take(cells.size());
                    left.swap(cells);
                    left.use();
                }
                reader.readInstead(cells, left);
            }
            FloatCells unchanging = left;
            loan.promised.removeIf(one -> one.readsNothingBut(unchanging)); // else a long scope would search ever more
        }
    }

    private FloatCells lend(int size) {
        Deque<FloatCells> free = resting.get(size);
        FloatCells cells;
        if (free == null || free.isEmpty()) {
            cells = new FloatCells(size);
        } else {
            cells = free.pop();
            restingNumbers -= size;
        }
        return cells;
    }

    Backend.Scope scope() {
        Loan loan = new Loan();
        open.push(loan);
        return loan;
    }

    private final class Loan implements Backend.Scope {
        private final List<FloatCells> taken = new ArrayList<>();
        private final List<Pending<float[]>> promised = new ArrayList<>();

        FloatCells take(int size) {
            FloatCells cells = lend(size);
            taken.add(cells);
            return cells;
        }

        /** Who has still to read them. */
        List<Pending<float[]>> readersOf(Cells<float[]> cells) {
            promised.removeIf(Pending::isMade);
            return promised.stream().filter(one -> one.reads(cells)).toList();
        }

        Pending<float[]> later(Elementwise<float[]> operation) {
            Pending<float[]> pending = new Pending<>(operation, this::take);
            promised.add(pending);
            return pending;
        }

        @Override
        public void keepOnly(Collection<Array> arrays) {
            Set<Cells<?>> needed = Collections.newSetFromMap(new IdentityHashMap<>());
            arrays.forEach(a -> CpuArray.cpu(a).cells().addNeeded(needed));
            promised.removeIf(one -> !needed.contains(one));
            taken.removeIf(cells -> {
                boolean over = !needed.contains(cells);
                if (over) {
                    rest(cells);
                }
                return over;
            });
        }

        @Override
        public void close() {
            if (open.peek() != this) {
                throw new IllegalStateException("Scopes are closed in the reverse order of their opening.");
            }
            open.pop();
            promised.clear();
            taken.forEach(Pool.this::rest);
            taken.clear();
            freeEldest();
        }
    }

    private void rest(FloatCells cells) {
        restingNumbers += cells.size();
        resting.computeIfAbsent(cells.size(), size -> new ArrayDeque<>()).push(cells);
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
