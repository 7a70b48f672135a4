package engine.cpu;

import engine.Shape;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** Sums and maxima along one axis. Long sums are sums of short ones, which are added in float64. */
final class Sums<S> {

    /** So many rows are added in the array's own type. */
    private static final int ROWS = 64;

    private final Reader<S> numbers;
    private final Kind<S> kind;
    private final int length;
    private final int inner;
    private final CpuArray<S> result;

    /** The array as (outer, length, inner): the middle one is the axis. */
    private Sums(CpuArray<S> array, int axis) {
        int[] shape = array.shape().clone();
        this.numbers = array.reader();
        this.kind = array.kind();
        this.length = shape[axis];
        this.inner = Shape.size(Arrays.copyOfRange(shape, axis + 1, shape.length));
        shape[axis] = 1;
        this.result = CpuArray.fresh(kind, shape);
    }

    static <S> CpuArray<S> along(CpuArray<S> array, int axis) {
        Sums<S> sums = new Sums<>(array, axis);
        if (sums.inner == 1) {
            sums.ofRows(sums.kind::sum, Double::sum);
        } else {
            sums.ofColumns();
        }
        return sums.result;
    }

    static <S> CpuArray<S> max(CpuArray<S> array, int axis) {
        Sums<S> sums = new Sums<>(array, axis);
        if (sums.inner == 1) {
            sums.ofRows(sums.kind::max, Math::max);
        } else {
            sums.maximaOfColumns();
        }
        return sums.result;
    }

    private interface OfStretch<S> {
        double of(S x, int from, int n);
    }

    /** Several short rows at a time, or one long row stretch by stretch. */
    private void ofRows(OfStretch<S> f, DoubleBinaryOperator join) {
        int together = Math.max(1, Kind.STRETCH / Math.max(1, length));
        Stretches.fill(result, together, Math.max(1, length), (row, y, rows) -> {
            double[] totals = new double[rows];
            S x = kind.stretch(1);
            for (int from = 0; from < Math.max(1, length); from += Kind.STRETCH) {
                int n = Math.min(Kind.STRETCH, length - from); // of each row; less than all of it only of one long row
                numbers.read(row * length + from, x, rows * n);
                for (int i = 0; i < rows; i++) {
                    double more = f.of(x, i * n, n);
                    totals[i] = from == 0 ? more : join.applyAsDouble(totals[i], more);
                }
            }
            kind.put(totals, 0, y, rows);
        });
    }

    /** Row after row is added to the sums of the columns: a group of rows by one thread, then group after group. */
    private void ofColumns() {
        int groups = Stretches.pieces(length, ROWS);
        int together = Math.max(1, Kind.STRETCH / Math.max(1, inner)); // rows that fit one stretch
        forColumns((first, n, to) -> {
            double[][] totals = new double[Math.max(1, groups)][n];
            Team.share(groups, group -> {
                S sum = kind.stretch(0);
                S x = kind.stretch(1);
                kind.fill(sum, 0, n);
                int end = Math.min((group + 1) * ROWS, length);
                for (int row = group * ROWS; row < end; row += together) {
                    int rows = Math.min(together, end - row);
                    numbers.read(first + row * inner, x, rows * n);
                    fold(x, rows, n);
                    kind.zip(Binary.ADD, 0, sum, x, sum, n);
                }
                kind.addTo(totals[group], sum, n);
            });
            for (int group = 1; group < groups; group++) {
                for (int i = 0; i < n; i++) {
                    totals[0][i] += totals[group][i];
                }
            }
            S sum = kind.stretch(0);
            kind.put(totals[0], 0, sum, n);
            result.cells().write(to, 1, sum, 0, n);
        });
    }

    /** Adds rows to the first: half of them to the other half at a time, as long loops are fast loops. */
    private void fold(S x, int rows, int n) {
        S upper = kind.stretch(2);
        for (int left = rows; left > 1; left -= left / 2) {
            int half = left / 2 * n;
            System.arraycopy(x, left * n - half, upper, 0, half);
            kind.zip(Binary.ADD, 0, x, upper, x, half);
        }
    }

    private void maximaOfColumns() {
        S max = kind.stretch(0);
        S x = kind.stretch(1);
        forColumns((first, n, to) -> {
            kind.fill(max, Double.NEGATIVE_INFINITY, n);
            for (int row = 0; row < length; row++) {
                numbers.read(first + row * inner, x, n);
                kind.zip(Binary.MAX, 0, max, x, max, n);
            }
            result.cells().write(to, 1, max, 0, n);
        });
    }

    private interface Columns {
        void reduce(int first, int n, int to);
    }

    private void forColumns(Columns columns) {
        int outer = inner == 0 ? 0 : result.size() / inner;
        for (int o = 0; o < outer; o++) {
            for (int column = 0; column < inner; column += Kind.STRETCH) {
                int n = Math.min(Kind.STRETCH, inner - column);
                columns.reduce(o * length * inner + column, n, o * inner + column);
            }
        }
    }

    /** The sum of all squares. */
    static <S> double ofSquares(CpuArray<S> array) {
        Reader<S> numbers = array.reader();
        int size = array.size();
        double[] totals = new double[Stretches.pieces(size, Kind.STRETCH)];
        Team.share(totals.length, i -> {
            S x = array.kind().stretch(0);
            int from = i * Kind.STRETCH;
            int n = Math.min(Kind.STRETCH, size - from);
            numbers.read(from, x, n);
            totals[i] = array.kind().sumOfSquares(x, 0, n);
        });
        return Arrays.stream(totals).reduce(0, Double::sum); // one after the other, whoever worked them out
    }
}
