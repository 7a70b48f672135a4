package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** Axes in another order: axis i of y is axis axes[i] of x. The gradient goes back by the inverse order. */
public final class Permute {

    private Permute() {}

    public static Tensor apply(Tensor x, int... axes) {
        Backend be = x.backend();
        int[] inverse = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            inverse[axes[i]] = i;
        }
        Array y = be.permute(x.value(), axes);
        return Tensor.made(y, g -> x.accumulate(() -> be.permute(g, inverse)), x);
    }
}
