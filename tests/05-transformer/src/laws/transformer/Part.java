package laws.transformer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Parts of (B, T, C) arrays: what a law changes, and what it then looks at. */
final class Part {

    private Part() {}

    /** Positions {@code from} (included) to {@code to} (excluded): (B, to - from, C). */
    static INDArray positions(INDArray x, long from, long to) {
        return x.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to), NDArrayIndex.all())
                .reshape(x.size(0), to - from, x.size(2)).dup('c');
    }

    /** One text of a batch: (1, T, C). */
    static INDArray text(INDArray x, long text) {
        return x.get(NDArrayIndex.interval(text, text + 1), NDArrayIndex.all(), NDArrayIndex.all())
                .reshape(1, x.size(1), x.size(2)).dup('c');
    }

    /** A copy in which the vectors at the last position are others. */
    static INDArray lastChanged(INDArray x) {
        INDArray copy = x.dup('c');
        for (int b = 0; b < x.size(0); b++) {
            for (int c = 0; c < x.size(2); c++) {
                copy.putScalar(new int[] {b, (int) x.size(1) - 1, c}, 1.5 * c - 2 * x.getDouble(b, x.size(1) - 1, c));
            }
        }
        return copy;
    }
}
