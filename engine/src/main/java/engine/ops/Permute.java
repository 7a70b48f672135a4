package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Shape;
import engine.Tensor;

/** Axes in another order: axis i of y is axis axes[i] of x. The gradient goes back by the inverse order. */
public final class Permute {

    private Permute() {}

    public static Tensor apply(Tensor x, int... axes) {
        Backend be = x.backend();
        int[] order = Shape.order(x.rank(), axes);
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        Array y = be.permute(x.value(), order);
        return Tensor.made(y, g -> x.accumulate(() -> be.permute(g, inverse)), x);
    }
}
