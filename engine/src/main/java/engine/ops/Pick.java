package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** One number from each row of a matrix, by column. The gradient goes to the numbers that were picked. */
public final class Pick {

    private Pick() {}

    public static Tensor apply(Tensor matrix, int... columns) {
        Backend be = matrix.backend();
        int[] picked = columns.clone();
        Array y = be.pick(matrix.value(), picked);
        return Tensor.made(y, g -> matrix.accumulateInPlace(d -> be.addPickedInPlace(d, picked, g)), matrix);
    }
}
