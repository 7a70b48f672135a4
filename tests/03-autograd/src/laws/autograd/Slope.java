package laws.autograd;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradients by central differences, which know nothing of formulas. */
final class Slope {

    /** How far central differences may be from a gradient: their own error is some 1e-10. */
    static final double TOLERANCE = 1e-6;

    private static final double H = 1e-5;

    private Slope() {}

    /** The gradient of sum(upstream * f(x)) by x. */
    static INDArray of(INDArray x, INDArray upstream, Function<INDArray, INDArray> f) {
        return of(x, moved -> f.apply(moved).mul(upstream).sumNumber().doubleValue());
    }

    /** The gradient of f(x) by x. */
    static INDArray of(INDArray x, ToDoubleFunction<INDArray> f) {
        INDArray slope = x.dup('c');
        for (long i = 0; i < x.length(); i++) {
            INDArray up = x.dup('c');
            up.putScalar(i, up.getDouble(i) + H);
            INDArray down = x.dup('c');
            down.putScalar(i, down.getDouble(i) - H);
            slope.putScalar(i, (f.applyAsDouble(up) - f.applyAsDouble(down)) / (2 * H));
        }
        return slope;
    }
}
