package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Shape;
import engine.Tensor;

/** Tensors one after the other along an axis. Each takes its stretch of the gradient. */
public final class Concat {

    private Concat() {}

    public static Tensor apply(int axis, Tensor... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("There is nothing to concatenate.");
        }
        Backend be = parts[0].backend();
        int at = Shape.axis(axis, parts[0].rank());
        Array[] values = new Array[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].value();
        }
        return Tensor.made(be.concat(at, values), g -> {
            int from = 0;
            for (Tensor part : parts) {
                int start = from;
                part.accumulate(() -> be.slice(g, at, start, start + part.dim(at)));
                from += part.dim(at);
            }
        }, parts);
    }
}
