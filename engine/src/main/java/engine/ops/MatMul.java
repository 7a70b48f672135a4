package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/**
 * Y = A B over the last two axes, the axes before them a batch; one side may be a single matrix that serves all.
 *
 * <p>dA = G B^T, dB = A^T G; a single matrix takes the sum over the batch.
 */
public final class MatMul {

    private MatMul() {}

    public static Tensor apply(Tensor a, Tensor b) {
        Backend be = a.backend();
        if (b.rank() == 2 && a.rank() > 2) { // one product of a tall matrix instead of one for each of the batch
            int[] shape = a.shape();
            shape[shape.length - 1] = b.dim(-1);
            return apply(a.reshape(-1, a.dim(-1)), b).reshape(shape);
        }
        Array y = be.matmul(a.value(), false, b.value(), false);
        if (a.rank() == 2 && b.rank() == 2) {
            return Tensor.made(y, g -> {
                a.accumulateMatmul(g, false, b.value(), true);
                b.accumulateMatmul(a.value(), true, g, false);
            }, a, b);
        }
        return Tensor.made(y, g -> {
            a.accumulate(() -> be.sumTo(be.matmul(g, false, b.value(), true), a.value().shape()));
            b.accumulate(() -> be.sumTo(be.matmul(a.value(), true, g, false), b.value().shape()));
        }, a, b);
    }
}
