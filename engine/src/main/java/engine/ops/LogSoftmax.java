package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = x - ln(sum(exp(x))) along the last axis. dx = g - exp(y) * sum(g). */
public final class LogSoftmax {

    private LogSoftmax() {}

    public static Tensor apply(Tensor x) {
        Backend be = x.backend();
        Array y = be.logSoftmax(x.value());
        return Tensor.made(y, g -> x.accumulate(() -> be.logSoftmaxGradient(y, g)), x);
    }
}
