package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Shape;
import engine.Tensor;

/** Sums; an axis stays with length 1. Each number that was added takes the gradient of its sum. */
public final class Sum {

    private Sum() {}

    /** The sum along one axis. */
    public static Tensor along(Tensor x, int axis) {
        Backend be = x.backend();
        Array y = be.sum(x.value(), Shape.axis(axis, x.rank()));
        return Tensor.made(y, g -> x.accumulate(() -> be.broadcast(g, x.value().shape())), x);
    }

    /** The sum of all numbers, a scalar. */
    public static Tensor all(Tensor x) {
        return Reshape.apply(along(Reshape.apply(x, 1, -1), 1), new int[0]);
    }
}
