package laws.attention;

import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Small changes to (B, nh, T, hs) and (B, T, C) arrays: what a law perturbs, and what it then looks at. */
final class Change {

    private Change() {}

    /** A copy in which the vectors at the last position are others. */
    static INDArray lastPosition(INDArray x) {
        INDArray copy = x.dup('c');
        int axis = x.rank() - 2;
        INDArray last = stretch(copy, axis, x.size(axis) - 1, x.size(axis));
        last.muli(-2).addi(1.5);
        return copy;
    }

    static INDArray allButLastPosition(INDArray x) {
        int axis = x.rank() - 2;
        return stretch(x, axis, 0, x.size(axis) - 1).dup('c');
    }

    /** The positions of a (B, T, C) array in the opposite order. */
    static INDArray reversed(INDArray x) {
        INDArray copy = x.dup('c');
        for (int t = 0; t < x.size(1); t++) {
            for (int b = 0; b < x.size(0); b++) {
                for (int c = 0; c < x.size(2); c++) {
                    copy.putScalar(new int[] {b, t, c}, x.getDouble(b, x.size(1) - 1 - t, c));
                }
            }
        }
        return copy;
    }

    /** The vectors at one position, whose axis stays with length 1. */
    static INDArray position(INDArray x, int position) {
        return stretch(x, x.rank() - 2, position, position + 1).dup('c');
    }

    private static INDArray stretch(INDArray x, int axis, long from, long to) {
        long[] shape = x.shape().clone();
        shape[axis] = to - from;
        var indices = new org.nd4j.linalg.indexing.INDArrayIndex[x.rank()];
        java.util.Arrays.setAll(indices, i -> NDArrayIndex.all());
        indices[axis] = NDArrayIndex.interval(from, to);
        return from == to ? org.nd4j.linalg.factory.Nd4j.create(x.dataType(), shape) : x.get(indices).reshape(shape);
    }

    /** The gradient of a function of one array, by central differences. */
    static INDArray slope(INDArray x, ToDoubleFunction<INDArray> f) {
        double h = 1e-5;
        INDArray slope = x.dup('c');
        for (long i = 0; i < x.length(); i++) {
            INDArray up = x.dup('c');
            up.putScalar(i, up.getDouble(i) + h);
            INDArray down = x.dup('c');
            down.putScalar(i, down.getDouble(i) - h);
            slope.putScalar(i, (f.applyAsDouble(up) - f.applyAsDouble(down)) / (2 * h));
        }
        return slope;
    }
}
