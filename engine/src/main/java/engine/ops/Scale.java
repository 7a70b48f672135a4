package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = factor * x. */
public final class Scale {

    private Scale() {}

    public static Tensor apply(Tensor x, double factor) {
        Backend be = x.backend();
        Array y = be.scale(x.value(), factor);
        return Tensor.made(y, g -> x.accumulate(() -> be.scale(g, factor)), x);
    }
}
