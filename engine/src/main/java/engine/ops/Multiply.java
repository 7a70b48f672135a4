package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = a * b, elementwise and broadcast. Each takes the gradient times the other: dy/da = b, dy/db = a. */
public final class Multiply {

    private Multiply() {}

    public static Tensor apply(Tensor a, Tensor b) {
        Backend be = a.backend();
        Array y = be.mul(a.value(), b.value());
        return Tensor.made(y, g -> {
            a.accumulate(() -> be.sumTo(be.mul(g, b.value()), a.value().shape()));
            b.accumulate(() -> be.sumTo(be.mul(g, a.value()), b.value().shape()));
        }, a, b);
    }
}
