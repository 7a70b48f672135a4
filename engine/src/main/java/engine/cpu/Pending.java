package engine.cpu;

import engine.Shape;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Numbers of an elementwise operation that nobody has worked out yet. Who reads them works them out on the fly, stretch
 * by stretch, so that a chain of operations is one pass over memory. They are kept where that is worth the memory: for
 * a second reader, if to read them is more than to read one array; for who needs them in another order or where they
 * lie, as BLAS does; and when an array that they are made of is about to change. Where all of it is, its old numbers
 * move to other memory instead.
 */
final class Pending<S> implements Cells<S> {

    /** How many operations may stand on each other; each has a stretch of its own. Layer norm's gradient has seven. */
    static final int HIGHEST = 8;

    /** How many long arrays may be read at once: as many as the nearest cache holds stretches of, and room to work. */
    private static final int MOST_PASSES = 6;

    private Elementwise<S> operation; // until the numbers are made
    private IntFunction<? extends Cells<S>> memory;
    private final int size;
    private final int height;
    private final int passes;
    private int uses;
    private Cells<S> made;

    /** @param memory lends room for so many numbers */
    Pending(Elementwise<S> operation, IntFunction<? extends Cells<S>> memory) {
        this.operation = operation;
        this.memory = memory;
        this.size = Shape.size(operation.shape());
        boolean tooMuch = heightOfOperands() == HIGHEST || passesOfOperands() > MOST_PASSES;
        for (CpuArray<S> operand : operation.operands()) {
            if (tooMuch || !operand.onTheFly()) { // subtle: now, else a long chain of them would be worked out in one call
                operand.settled();
            }
        }
        height = heightOfOperands() + 1;
        passes = passesOfOperands() + (operation.isSlow() ? 1 : 0);
        operation.operands().forEach(operand -> operand.cells().use());
    }

    private int heightOfOperands() {
        int highest = 0;
        for (CpuArray<S> a : operation.operands()) {
            highest = Math.max(highest, a.onTheFly() ? pending(a).height : 0);
        }
        return highest;
    }

    private int passesOfOperands() {
        int sum = 0;
        for (CpuArray<S> a : operation.operands()) {
            sum += a.onTheFly() ? pending(a).passes : a.cells().size() == size ? 1 : 0;
        }
        return sum;
    }

    private static <S> Pending<S> pending(CpuArray<S> a) {
        return (Pending<S>) a.cells();
    }

    /** Whether readers work the numbers out by themselves. */
    boolean isOnTheFly() {
        return made == null && (uses < 2 || passes < 2);
    }

    Reader<S> reader() {
        return operation.reader(Kind.OWN + height - 1);
    }

    boolean isMade() {
        return made != null;
    }

    /** Whether the operation, not worked out yet, reads these numbers. */
    boolean reads(Cells<S> cells) {
        return operation.operands().stream().anyMatch(a -> a.liesIn(cells));
    }

    boolean readsNothingBut(Cells<S> cells) {
        return operation.operands().stream().allMatch(a -> a.liesIn(cells));
    }

    /** Lets the operation read the same numbers elsewhere. */
    void readInstead(Cells<S> cells, Cells<S> same) {
        operation = operation.of(a -> a.liesIn(cells) ? a.in(same) : a);
    }

    @Override
    public void use() {
        uses++;
        if (made != null) {
            made.use();
        }
    }

    @Override
    public Cells<S> settled() {
        if (made == null) {
            Cells<S> room = memory.apply(size);
            Stretches.fill(new CpuArray<>(operation.kind(), room, size), reader());
            made = room;
            operation = null;
            memory = null;
            if (uses > 0) {
                made.use();
            }
        }
        return made;
    }

    @Override
    public void addNeeded(Set<Cells<?>> cells) {
        if (!cells.add(this)) {
            return;
        }
        if (made != null) {
            made.addNeeded(cells);
        } else {
            operation.operands().forEach(a -> a.cells().addNeeded(cells));
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(int at, int step, S into, int to, int n) {
        settled().read(at, step, into, to, n);
    }

    @Override
    public void write(int at, int step, S from, int start, int n) {
        settled().write(at, step, from, start, n);
    }
}
