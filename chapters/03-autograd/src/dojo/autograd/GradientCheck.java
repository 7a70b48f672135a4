package dojo.autograd;

import contracts.Exercise;
import contracts.Todo;
import java.util.function.ToDoubleFunction;

/**
 * Slopes by trying: what every gradient must agree with. Slow, since each input costs two evaluations, and exact to
 * some ten digits only; so it checks, and never trains.
 */
public final class GradientCheck {

    private static final double H = 1e-5;

    private GradientCheck() {}

    /**
     * The slope of a function by each of its arguments: (f(x + h) - f(x - h)) / (2 h), h = 1e-5.
     *
     * @param f must not keep or change its argument
     * @param at stays as it is
     */
    @Exercise(id = "autograd.gradient-check", points = 3, minutes = 20)
    public static double[] slopes(ToDoubleFunction<double[]> f, double[] at) {
        throw new Todo("autograd.gradient-check");
    }

    /** The largest |gradient - slope| / max(1, |slope|); NaN where a number is NaN, 0 where there are none. */
    @Exercise(id = "autograd.gradient-check", points = 3, minutes = 20)
    public static double worstError(double[] gradient, double[] slopes) {
        throw new Todo("autograd.gradient-check");
    }
}
