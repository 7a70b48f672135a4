package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/**
 * The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016, section 2), as GPT-2 has it.
 *
 * <p>y = x/2 * (1 + tanh(u)) with u = c * (x + 0.044715 x^3), c = sqrt(2/pi). (1 + tanh(u)) / 2 is 1 / (1 + exp(-2u)),
 * so it is computed as y = x / (1 + exp(-2u)): an exponential costs less than half of a tanh.
 */
public final class Gelu {

    private static final double C = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    private Gelu() {}

    public static Tensor apply(Tensor x) {
        Backend be = x.backend();
        Array v = x.value();
        Array square = be.mul(v, v);
        Array w = be.mul(v, be.plus(be.scale(square, -2 * C * CUBIC), -2 * C)); // -2u
        Array d = be.plus(be.exp(w), 1); // 1 + exp(-2u)
        Array y = be.div(v, d);
        return Tensor.made(y, g -> x.accumulate(() -> {
            Array s = be.div(be.full(x.dtype(), 1), d); // y = x s
            Array dw = be.plus(be.scale(square, 6 * C * CUBIC), 2 * C); // 2 du/dx
            Array ds = be.plus(be.scale(s, -1), 1); // ds/d(2u) = s (1 - s)
            Array slope = be.add(s, be.mul(y, be.mul(ds, dw))); // dy/dx = s + x s (1 - s) 2 du/dx
            return be.mul(g, slope);
        }), x);
    }
}
