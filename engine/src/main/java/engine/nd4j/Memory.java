package engine.nd4j;

import static engine.nd4j.Layout.assign;
import static engine.nd4j.Layout.isRowMajor;

import engine.Array;
import engine.Backend;
import engine.DType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where the backend's arrays come from: each thread has a {@link Pool} of its own. */
final class Memory {

    private final ThreadLocal<Pool> pools = ThreadLocal.withInitial(Pool::new);

    Backend.Scope scope() {
        return pools.get().scope();
    }

    /** An array whose numbers are whatever lay there. */
    INDArray take(DataType type, long... shape) {
        return pools.get().take(type, shape);
    }

    INDArray take(DType dtype, int... shape) {
        return take(dtype == DType.FLOAT64 ? DataType.DOUBLE : DataType.FLOAT, Layout.longs(shape));
    }

    INDArray like(Array a) {
        return take(nd(a).dataType(), nd(a).shape());
    }

    /** The same numbers, contiguous in row-major order: itself, or a copy from the pool. */
    INDArray rowMajor(INDArray x) {
        return isRowMajor(x) ? x : assign(take(x.dataType(), x.shape()), x);
    }

    static INDArray nd(Array a) {
        return ((Nd4jArray) a).data();
    }
}
