package engine.cpu;

/**
 * The numbers of an array in row-major order, however they lie: axes that follow each other in memory are walked as one.
 * A contiguous array is one axis of step 1; a bias that is added to each row is (rows, columns) of steps (0, 1).
 */
final class Walk<S> implements Reader<S> {

    private final Cells<S> cells;
    private final int at;
    private final int[] lengths;
    private final int[] steps;
    private final int last;
    private final boolean repeats; // one row, again and again

    Walk(CpuArray<S> array) {
        CpuArray<S> merged = array.merged();
        boolean single = array.size() < 2;
        cells = array.cells();
        at = array.at();
        lengths = single ? new int[] {1} : merged.shape();
        steps = single ? new int[] {1} : merged.steps();
        last = lengths.length - 1;
        repeats = last == 1 && steps[0] == 0;
    }

    @Override
    public void read(int from, S into, int n) {
        int read = repeats ? Math.min(n, lengths[last]) : n;
        int column = from % lengths[last];
        for (int done = 0, row = from / lengths[last]; done < read; row++, column = 0) {
            int length = Math.min(lengths[last] - column, read - done);
            cells.read(start(row) + column * steps[last], steps[last], into, done, length);
            done += length;
        }
        // what follows whole rows is how they begin
        for (int done = read; done < n; done += Math.min(done, n - done)) {
            System.arraycopy(into, 0, into, done, Math.min(done, n - done));
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
