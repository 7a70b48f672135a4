package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/**
 * The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016, section 2), as GPT-2 has it.
 *
 * <p>y = x/2 * (1 + t) with t = tanh(u), u = c * (x + 0.044715 x^3), c = sqrt(2/pi).
 */
public final class Gelu {

    private static final double C = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    private Gelu() {}

    public static Tensor apply(Tensor x) {
        Backend be = x.backend();
        Array v = x.value();
        Array square = be.mul(v, v);
        Array u = be.mul(v, be.plus(be.scale(square, C * CUBIC), C)); // c (x + 0.044715 x^3)
        Array t = be.tanh(u);
        Array y = be.scale(be.mul(v, be.plus(t, 1)), 0.5);
        return Tensor.made(y, g -> x.accumulate(() -> {
            Array du = be.plus(be.scale(square, 3 * C * CUBIC), C); // du/dx
            Array dt = be.plus(be.scale(be.mul(t, t), -1), 1); // dt/du = 1 - t^2
            Array inner = be.mul(v, be.mul(dt, du)); // x dt/dx
            Array slope = be.scale(be.add(be.plus(t, 1), inner), 0.5); // dy/dx = ((1 + t) + x dt/dx) / 2
            return be.mul(g, slope);
        }), x);
    }
}
