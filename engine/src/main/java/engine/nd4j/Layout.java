package engine.nd4j;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How the numbers of ND4J's arrays lie in memory, and how they are copied quickly. */
final class Layout {

    private Layout() {}

    /** Contiguous, the last axis nearest; ND4J's own question says yes to column-major arrays, too. */
    static boolean isRowMajor(INDArray x) {
        long stride = 1;
        for (int axis = x.rank() - 1; axis >= 0 && !x.isEmpty(); axis--) {
            if (x.size(axis) != 1 && x.stride(axis) != stride) {
                return false;
            }
            stride *= x.size(axis);
        }
        return true;
    }

    /** Whether a matrix is the transposed view of one in row-major order, which BLAS takes without a copy. */
    static boolean isTransposed(INDArray x) {
        return !isRowMajor(x) && isRowMajor(x.transpose());
    }

    /** subtle: on the buffer that owns the memory, as ND4J asks each view of a chain of views whether it is closed. */
    static INDArray view(INDArray x, long offset, char order, long[] shape, long... strides) {
        DataBuffer owner = x.data().originalDataBuffer();
        return Nd4j.create(owner == null ? x.data() : owner, shape, strides, offset, order);
    }

    static INDArray assign(INDArray into, INDArray a) {
        if (into.isEmpty()) {
            return into;
        }
        if (isRowMajor(into) && isRowMajor(a)) {
            return into.assign(a);
        }
        threeAxes(into).assign(threeAxes(a));
        return into;
    }

    /** subtle: ND4J copies a stretch of a matrix's columns four times as fast when it has three axes. */
    private static INDArray threeAxes(INDArray x) {
        return x.rank() != 2 ? x : view(x, x.offset(), x.ordering(), new long[] {x.size(0), 1, x.size(1)},
                x.stride(0), x.stride(1), x.stride(1));
    }

    static long[] longs(int... shape) {
        return Arrays.stream(shape).asLongStream().toArray();
    }
}
