package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = ln(x). dy/dx = 1/x. */
public final class Log {

    private Log() {}

    public static Tensor apply(Tensor x) {
        Backend be = x.backend();
        Array y = be.log(x.value());
        return Tensor.made(y, g -> x.accumulate(() -> be.div(g, x.value())), x);
    }
}
