package engine;

/**
 * The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016, section 2), composed of a backend's
 * primitives: what a backend without a loop of its own for it does.
 *
 * <p>y = x/2 * (1 + tanh(u)) with u = c * (x + 0.044715 x^3), c = sqrt(2/pi). s = (1 + tanh(u)) / 2 is
 * 1 / (1 + exp(-2u)), so y = x s: an exponential costs less than half of a tanh. dy/dx = s + x s (1 - s) 2 du/dx.
 */
public final class Gelu {

    /** -2u = x (LINEAR + CUBIC x^2). */
    public static final double LINEAR = -2 * Math.sqrt(2 / Math.PI);
    public static final double CUBIC = LINEAR * 0.044715;

    private Gelu() {}

    static Array of(Backend be, Array x) {
        return be.div(x, divisor(be, x, be.mul(x, x)));
    }

    static Array gradient(Backend be, Array x, Array g) {
        Array square = be.mul(x, x);
        Array s = be.div(be.full(x.dtype(), 1), divisor(be, x, square));
        Array twice = be.plus(be.scale(square, -3 * CUBIC), -LINEAR); // 2 du/dx
        Array bend = be.mul(be.mul(be.mul(x, s), be.plus(be.scale(s, -1), 1)), twice); // x s (1 - s) 2 du/dx
        return be.mul(g, be.add(s, bend));
    }

    /** 1 + exp(-2u). */
    private static Array divisor(Backend be, Array x, Array square) {
        return be.plus(be.exp(be.mul(x, be.plus(be.scale(square, CUBIC), LINEAR))), 1);
    }
}
