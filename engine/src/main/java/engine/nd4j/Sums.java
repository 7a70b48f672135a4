package engine.nd4j;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Sums as products with ones: several times faster than ND4J's reductions, and as exact in float32. */
final class Sums {

    private static final int LONG_ROW = 512;
    private static final int LONG_COLUMN = 1 << 13;

    private final Backend be;

    Sums(Backend be) {
        this.be = be;
    }

    Array along(Array a, int axis) {
        int rank = a.shape().length;
        int at = Shape.axis(axis, rank);
        int[] shape = a.shape().clone();
        int length = shape[at];
        shape[at] = 1;
        if (a.size() == 0) {
            return be.zeros(a.dtype(), shape);
        }
        int inner = Shape.size(Arrays.copyOfRange(shape, at + 1, rank));
        if (inner == 1) {
            return be.reshape(ofRows(be.reshape(a, a.size() / length, length)), shape);
        }
        if (length * inner == a.size() && length <= LONG_COLUMN) {
            Array ones = be.full(a.dtype(), 1, 1, length);
            return be.reshape(be.matmul(ones, false, be.reshape(a, length, inner), false), shape);
        }
        return be.reshape(along(be.permute(a, movedToTheEnd(at, rank)), -1), shape);
    }

    /** (n, length) to (n, 1). */
    private Array ofRows(Array rows) {
        int n = rows.shape()[0];
        int length = rows.shape()[1];
        if (length <= LONG_ROW || rows.dtype() == DType.FLOAT64) {
            return be.matmul(rows, false, be.full(rows.dtype(), 1, length, 1), false);
        }
        // subtle: one long sum loses digits in float32; the sum of the sums of short stretches keeps them
        int stretches = length / LONG_ROW;
        int whole = stretches * LONG_ROW;
        Array sums = ofRows(be.reshape(be.slice(rows, 1, 0, whole), n * stretches, LONG_ROW));
        Array total = ofRows(be.reshape(sums, n, stretches));
        return whole == length ? total : be.add(total, ofRows(be.slice(rows, 1, whole, length)));
    }

    private static int[] movedToTheEnd(int axis, int rank) {
        return IntStream.concat(IntStream.range(0, rank).filter(i -> i != axis), IntStream.of(axis)).toArray();
    }

    double ofSquares(Array a) {
        int size = a.size();
        Array flat = be.reshape(a, size);
        Array squares = be.mul(flat, flat);
        int whole = size / LONG_ROW * LONG_ROW;
        double total = Arrays.stream(be.toDoubles(be.slice(squares, 0, whole, size))).sum();
        if (whole > 0) {
            Array sums = along(be.reshape(be.slice(squares, 0, 0, whole), whole / LONG_ROW, LONG_ROW), 1);
            total += Arrays.stream(be.toDoubles(sums)).sum();
        }
        return total;
    }
}
