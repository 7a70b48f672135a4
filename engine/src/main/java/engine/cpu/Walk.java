package engine.cpu;

import java.util.Arrays;

/**
 * The numbers of an array in row-major order, however they lie: axes that follow each other in memory are walked as one.
 * A contiguous array is one axis of step 1; a bias that is added to each row is (rows, columns) of steps (0, 1).
 */
final class Walk<S> {

    private final Cells<S> cells;
    private final int at;
    private final int[] lengths;
    private final int[] steps;
    private final int last;

    Walk(CpuArray<S> array) {
        int[] shape = array.shape();
        int[] kept = new int[shape.length + 1];
        int[] stepOf = new int[shape.length + 1];
        int axes = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            int step = array.steps()[axis];
            if (shape[axis] <= 1) { // an array with an axis of length 0 has nothing to walk
                continue;
            }
            if (axes > 0 && stepOf[axes - 1] == step * shape[axis]) {
                kept[axes - 1] *= shape[axis];
                stepOf[axes - 1] = step;
            } else {
                kept[axes] = shape[axis];
                stepOf[axes++] = step;
            }
        }
        if (axes == 0) {
            kept[axes] = 1;
            stepOf[axes++] = 1;
        }
        cells = array.cells();
        at = array.at();
        lengths = Arrays.copyOf(kept, axes);
        steps = Arrays.copyOf(stepOf, axes);
        last = axes - 1;
    }

    /** Copies numbers {@code from} to {@code from + n}, counted in row-major order, to the front of {@code into}. */
    void read(int from, S into, int n) {
        int column = from % lengths[last];
        for (int done = 0, row = from / lengths[last]; done < n; row++, column = 0) {
            int length = Math.min(lengths[last] - column, n - done);
            cells.read(start(row) + column * steps[last], steps[last], into, done, length);
            done += length;
        }
    }

    /** The way back. */
    void write(int to, S from, int n) {
        int column = to % lengths[last];
        for (int done = 0, row = to / lengths[last]; done < n; row++, column = 0) {
            int length = Math.min(lengths[last] - column, n - done);
            cells.write(start(row) + column * steps[last], steps[last], from, done, length);
            done += length;
        }
    }

    /** Where a row starts, counted over all axes but the last. */
    private int start(int row) {
        int start = at;
        int rest = row;
        for (int axis = last - 1; axis > 0; axis--) {
            start += rest % lengths[axis] * steps[axis];
            rest /= lengths[axis];
        }
        return last == 0 ? start : start + rest * steps[0];
    }
}
