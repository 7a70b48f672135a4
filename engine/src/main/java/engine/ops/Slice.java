package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Shape;
import engine.Tensor;

/** A stretch of one axis. The gradient goes to that stretch, zeros elsewhere. */
public final class Slice {

    private Slice() {}

    public static Tensor apply(Tensor x, int axis, int from, int to) {
        Backend be = x.backend();
        int at = Shape.axis(axis, x.rank());
        Array y = be.slice(x.value(), at, from, to);
        return Tensor.made(y, g -> x.accumulateInPlace(dx -> be.addInPlace(be.slice(dx, at, from, to), g)), x);
    }
}
