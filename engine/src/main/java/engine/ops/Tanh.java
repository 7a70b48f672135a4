package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = tanh(x). dy/dx = 1 - y*y. */
public final class Tanh {

    private Tanh() {}

    public static Tensor apply(Tensor x) {
        Backend be = x.backend();
        Array y = be.tanh(x.value());
        return Tensor.made(y, g -> x.accumulate(() -> be.sub(g, be.mul(g, be.mul(y, y)))), x);
    }
}
