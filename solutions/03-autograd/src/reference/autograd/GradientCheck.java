package reference.autograd;

import contracts.Exercise;
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
        double[] slopes = new double[at.length];
        double[] x = at.clone();
        for (int i = 0; i < at.length; i++) {
            x[i] = at[i] + H;
            double up = f.applyAsDouble(x);
            x[i] = at[i] - H;
            double down = f.applyAsDouble(x);
            x[i] = at[i]; // back, before the next one moves
            slopes[i] = (up - down) / (2 * H);
        }
        return slopes;
    }

    /** The largest |gradient - slope| / max(1, |slope|); NaN where a number is NaN, 0 where there are none. */
    @Exercise(id = "autograd.gradient-check", points = 3, minutes = 20)
    public static double worstError(double[] gradient, double[] slopes) {
        double worst = 0;
        for (int i = 0; i < slopes.length; i++) {
            double error = Math.abs(gradient[i] - slopes[i]) / Math.max(1, Math.abs(slopes[i]));
            worst = Math.max(worst, error); // subtle: NaN if one of them is; "error > worst" would overlook it
        }
        return worst;
    }
}
