package engine.cpu;

import engine.Array;
import engine.DType;
import engine.Shape;
import java.util.Arrays;

/**
 * An array in the computer's memory, or the promise of it: index (i, j, ...) lies at {@code at + i * steps[0]
 * + j * steps[1] + ...} of its cells. A view has the cells of another array.
 */
record CpuArray<S>(Kind<S> kind, Cells<S> cells, int at, int[] shape, int[] steps) implements Array {

    /** All of the cells, in row-major order. */
    CpuArray(Kind<S> kind, Cells<S> cells, int... shape) {
        this(kind, cells, 0, shape, rowMajor(shape));
    }

    /** Numbers that are whatever lay there. */
    static <S> CpuArray<S> fresh(Kind<S> kind, int... shape) {
        return new CpuArray<>(kind, kind.take(Shape.size(shape)), shape);
    }

    @SuppressWarnings("unchecked") // the caller has compared the types
    static <S> CpuArray<S> cpu(Array a) {
        return (CpuArray<S>) a;
    }

    @Override
    public DType dtype() {
        return kind.dtype();
    }

    /** The steps of an array that lies contiguous, the last axis nearest. */
    static int[] rowMajor(int... shape) {
        int[] steps = new int[shape.length];
        int step = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= shape[axis];
        }
        return steps;
    }

    boolean isRowMajor() {
        int step = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] != 1 && steps[axis] != step) {
                return false;
            }
            step *= shape[axis];
        }
        return true;
    }

    /** A copy in row-major order. */
    CpuArray<S> copied() {
        return Stretches.fill(fresh(kind, shape), reader());
    }

    /** The numbers for an operation that is worked out now. */
    Reader<S> reader() {
        return counted().countedReader();
    }

    /** Itself with one more use, worked out now if that is more than a reader should do. */
    CpuArray<S> counted() {
        cells.use();
        return onTheFly() ? this : settled();
    }

    /** The numbers for an operation that was a promise until now: its use is counted already. */
    Reader<S> countedReader() {
        return onTheFly() ? ((Pending<S>) cells).reader() : new Walk<>(settled());
    }

    /** Whether who reads the numbers works them out. */
    boolean onTheFly() {
        return cells instanceof Pending<S> pending && pending.isOnTheFly() && isWhole();
    }

    /** The same array with its numbers in memory. */
    CpuArray<S> settled() {
        Cells<S> there = cells.settled();
        return there == cells ? this : in(there);
    }

    /** Whether it is all of its cells in row-major order. */
    boolean isWhole() {
        return size() == cells.size() && isRowMajor();
    }

    /** Whether its numbers are some of these, and not only worked out from them. */
    boolean liesIn(Cells<S> there) {
        return cells == there || cells instanceof Pending<S> pending && pending.isMade() && pending.settled() == there;
    }

    /** The same view of other cells. */
    CpuArray<S> in(Cells<S> other) {
        return new CpuArray<>(kind, other, at, shape, steps);
    }

    CpuArray<S> view(int from, int[] newShape, int[] newSteps) {
        return new CpuArray<>(kind, cells, from, newShape, newSteps);
    }

    /** The same numbers with as few axes as tell where they lie: axes that follow each other in memory become one. */
    CpuArray<S> merged() {
        int[] lengths = new int[shape.length];
        int[] stepOf = new int[shape.length];
        int axes = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 1) {
                continue;
            }
            if (axes > 0 && stepOf[axes - 1] == steps[axis] * shape[axis]) {
                lengths[axes - 1] *= shape[axis];
                stepOf[axes - 1] = steps[axis];
            } else {
                lengths[axes] = shape[axis];
                stepOf[axes++] = steps[axis];
            }
        }
        return view(at, Arrays.copyOf(lengths, axes), Arrays.copyOf(stepOf, axes));
    }

    /** A view where each new axis lies within one of the merged ones; else a copy. */
    CpuArray<S> reshaped(int... newShape) {
        if (size() == 0) {
            return view(at, newShape, rowMajor(newShape));
        }
        CpuArray<S> old = merged();
        int[] newSteps = new int[newShape.length];
        int axis = old.shape.length - 1;
        int inner = 1; // how much of the old axis the new ones fill so far
        for (int i = newShape.length - 1; i >= 0; i--) {
            newSteps[i] = axis < 0 ? 1 : old.steps[axis] * inner;
            if (newShape[i] == 1) {
                continue;
            }
            inner *= newShape[i];
            if (old.shape[axis] % inner != 0) {
                return copied().reshaped(newShape);
            }
            if (inner == old.shape[axis]) {
                axis--;
                inner = 1;
            }
        }
        return view(at, newShape, newSteps);
    }

    CpuArray<S> permuted(int... axes) {
        int[] order = Shape.order(shape.length, axes);
        int[] newShape = new int[order.length];
        int[] newSteps = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            newShape[i] = shape[order[i]];
            newSteps[i] = steps[order[i]];
        }
        return view(at, newShape, newSteps);
    }

    CpuArray<S> sliced(int axis, int from, int to) {
        int[] newShape = shape.clone();
        newShape[axis] = to - from;
        return view(at + from * steps[axis], newShape, steps);
    }

    /** Stretched by NumPy's rule: a step of 0 repeats. */
    CpuArray<S> stretchedTo(int... longer) {
        int[] newSteps = new int[longer.length];
        int extra = longer.length - shape.length;
        for (int axis = extra; axis < longer.length; axis++) {
            newSteps[axis] = shape[axis - extra] == 1 ? 0 : steps[axis - extra];
        }
        return view(at, longer, newSteps);
    }

    /** Where the matrix of each batch starts, the batches in row-major order; one matrix serves them all. */
    int[] starts(int... batch) {
        int[] starts = {at};
        for (int axis = 0; axis < batch.length; axis++) {
            int step = shape.length == 2 ? 0 : steps[axis];
            int[] finer = new int[starts.length * batch[axis]];
            for (int i = 0; i < finer.length; i++) {
                finer[i] = starts[i / batch[axis]] + i % batch[axis] * step;
            }
            starts = finer;
        }
        return starts;
    }
}
