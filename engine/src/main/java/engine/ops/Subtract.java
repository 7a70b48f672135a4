package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = a - b, broadcast. What a takes, b takes with the other sign. */
public final class Subtract {

    private Subtract() {}

    public static Tensor apply(Tensor a, Tensor b) {
        Backend be = a.backend();
        Array y = be.sub(a.value(), b.value());
        return Tensor.made(y, g -> {
            a.accumulate(() -> be.sumTo(g, a.value().shape()));
            b.accumulate(() -> be.scale(be.sumTo(g, b.value().shape()), -1));
        }, a, b);
    }
}
