package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** p = exp(x) / sum(exp(x)) along the last axis. dx = p * (g - sum(g * p)). */
public final class Softmax {

    private Softmax() {}

    public static Tensor apply(Tensor x) {
        Backend be = x.backend();
        Array p = be.softmax(x.value());
        return Tensor.made(p, g -> x.accumulate(() -> be.softmaxGradient(p, g)), x);
    }
}
