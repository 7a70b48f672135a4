package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = sqrt(x). dy/dx = 1/(2y). */
public final class Sqrt {

    private Sqrt() {}

    public static Tensor apply(Tensor x) {
        Backend be = x.backend();
        Array y = be.sqrt(x.value());
        return Tensor.made(y, g -> x.accumulate(() -> be.scale(be.div(g, y), 0.5)), x);
    }
}
