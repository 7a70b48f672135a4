package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = a / b, elementwise and broadcast. dy/da = 1/b, dy/db = -y/b. */
public final class Divide {

    private Divide() {}

    public static Tensor apply(Tensor a, Tensor b) {
        Backend be = a.backend();
        Array y = be.div(a.value(), b.value());
        return Tensor.made(y, g -> {
            a.accumulate(() -> be.sumTo(be.div(g, b.value()), a.value().shape()));
            b.accumulate(() -> be.scale(be.sumTo(be.div(be.mul(g, y), b.value()), b.value().shape()), -1));
        }, a, b);
    }
}
