package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** Rows of a matrix by number: an embedding. A row that was taken twice takes both gradients. */
public final class Gather {

    private Gather() {}

    public static Tensor apply(Tensor matrix, int... ids) {
        Backend be = matrix.backend();
        int[] taken = ids.clone();
        Array y = be.gather(matrix.value(), taken);
        return Tensor.made(y, g -> matrix.accumulateInPlace(d -> be.scatterAddInPlace(d, taken, g)), matrix);
    }
}
