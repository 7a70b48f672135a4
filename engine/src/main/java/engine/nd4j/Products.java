package engine.nd4j;

import static engine.nd4j.Layout.isRowMajor;
import static engine.nd4j.Layout.isTransposed;
import static engine.nd4j.Memory.nd;

import engine.Array;
import engine.Demands;
import engine.Shape;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Products of matrices by BLAS, and of batches of them by ND4J's own loop. */
final class Products {

    private final Memory memory;

    Products(Memory memory) {
        this.memory = memory;
    }

    Array matmul(Array a, boolean transposeA, Array b, boolean transposeB) {
        Demands.sameType(a, b);
        int[] shape = Shape.product(a.shape(), transposeA, b.shape(), transposeB);
        INDArray result = memory.take(a.dtype(), shape);
        if (a.size() == 0 || b.size() == 0) {
            return new Nd4jArray(result.assign(0));
        }
        if (shape.length == 2) {
            gemm(result, nd(a), transposeA, nd(b), transposeB, 0);
        } else {
            Nd4j.matmul(stretched(a, shape), stretched(b, shape), result, transposeA, transposeB, false);
        }
        return new Nd4jArray(result);
    }

    /** One matrix for each of the batch, where there is one for all. */
    private INDArray stretched(Array a, int[] batch) {
        int[] shape = a.shape();
        if (shape.length == batch.length) {
            return nd(a);
        }
        int[] all = batch.clone();
        all[all.length - 2] = shape[shape.length - 2];
        all[all.length - 1] = shape[shape.length - 1];
        return memory.take(a.dtype(), all).assign(0).addi(nd(a));
    }

    /** Adds in place; false where the result does not lie as BLAS could add to it, and nothing is done. */
    boolean adds(Array into, Array a, boolean transposeA, Array b, boolean transposeB) {
        Demands.sameType(into, a);
        int[] shape = Shape.product(a.shape(), transposeA, b.shape(), transposeB);
        if (shape.length != 2 || !Arrays.equals(shape, into.shape()) || !isRowMajor(nd(into))) {
            return false;
        }
        if (a.size() > 0 && b.size() > 0) {
            Demands.sameType(a, b);
            gemm(nd(into), nd(a), transposeA, nd(b), transposeB, 1);
        }
        return true;
    }

    private void gemm(INDArray c, INDArray a, boolean transposeA, INDArray b, boolean transposeB, double beta) {
        boolean turnedA = isTransposed(a);
        boolean turnedB = isTransposed(b);
        Nd4j.gemm(turnedA ? a.transpose() : memory.rowMajor(a), turnedB ? b.transpose() : memory.rowMajor(b), c,
                transposeA ^ turnedA, transposeB ^ turnedB, 1, beta);
    }
}
