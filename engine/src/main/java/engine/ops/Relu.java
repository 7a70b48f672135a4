package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = max(0, x). The gradient passes where x was positive; at 0 it is 0. */
public final class Relu {

    private Relu() {}

    public static Tensor apply(Tensor x) {
        Backend be = x.backend();
        Array open = be.greater(x.value(), 0);
        Array y = be.mul(x.value(), open);
        return Tensor.made(y, g -> x.accumulate(() -> be.mul(g, open)), x);
    }
}
