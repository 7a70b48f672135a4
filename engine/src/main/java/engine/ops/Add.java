package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = a + b, broadcast. Both take the gradient as it is, summed over the axes that were stretched. */
public final class Add {

    private Add() {}

    public static Tensor apply(Tensor a, Tensor b) {
        Backend be = a.backend();
        Array y = be.add(a.value(), b.value());
        return Tensor.made(y, g -> {
            a.accumulate(() -> be.sumTo(g, a.value().shape()));
            b.accumulate(() -> be.sumTo(g, b.value().shape()));
        }, a, b);
    }
}
