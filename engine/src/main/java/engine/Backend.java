package engine;

import java.util.Arrays;
import java.util.Collection;

/**
 * The primitive array operations that the engine needs, and no more: what a new kind of hardware has to bring.
 *
 * <p>An operation reads its arguments and returns a new array; only those named {@code ...InPlace} write, into numbers
 * that no other argument shows. Elementwise operations broadcast by NumPy's rule. A result may be a view of its argument
 * where the Javadoc says so. Both arguments of an operation have one {@link DType}, which is the result's too.
 */
public interface Backend {

    /** The name that reports show, for instance {@code cpu}. */
    String name();

    // ---- making and reading ------------------------------------------------------------------------------------

    Array zeros(DType dtype, int... shape);

    Array full(DType dtype, double value, int... shape);

    /** The values in row-major order; rounded where {@code dtype} is float32. */
    Array of(DType dtype, double[] values, int... shape);

    Array of(float[] values, int... shape);

    /** A copy of the values in row-major order. */
    double[] toDoubles(Array a);

    /** A copy of the values in row-major order. */
    float[] toFloats(Array a);

    Array copy(Array a);

    // ---- shape: the numbers stay, their arrangement changes ----------------------------------------------------

    /** The same numbers in row-major order under another shape of the same size; may be a view. */
    Array reshape(Array a, int... shape);

    /** Axis i of the result is axis {@code axes[i]} of the argument; may be a view. */
    Array permute(Array a, int... axes);

    /** Positions {@code from} (included) to {@code to} (excluded) of one axis; a view. */
    Array slice(Array a, int axis, int from, int to);

    Array concat(int axis, Array... parts);

    // ---- elementwise -------------------------------------------------------------------------------------------

    Array add(Array a, Array b);

    Array sub(Array a, Array b);

    Array mul(Array a, Array b);

    Array div(Array a, Array b);

    Array scale(Array a, double factor);

    Array plus(Array a, double summand);

    Array exp(Array a);

    Array log(Array a);

    Array sqrt(Array a);

    Array tanh(Array a);

    /** 1 where the number is greater than the threshold, else 0. */
    Array greater(Array a, double threshold);

    /** Each number, but the bound where it is less. */
    Array atLeast(Array a, double bound);

    /** a where the broadcast mask is not 0, else {@code value}; {@code value} may be an infinity. */
    Array maskedFill(Array a, Array mask, double value);

    // ---- in place: for gradients that add up, and for the optimizer --------------------------------------------

    void fillInPlace(Array into, double value);

    void assignInPlace(Array into, Array a);

    void addInPlace(Array into, Array a);

    // ---- sums --------------------------------------------------------------------------------------------------

    /** The sum over one axis, which stays with length 1. */
    Array sum(Array a, int axis);

    /** The largest number along one axis, which stays with length 1. */
    Array max(Array a, int axis);

    /** The sum of all squares. Short stretches are added in the array's type, the sums of these in float64. */
    double sumOfSquares(Array a);

    // ---- products ----------------------------------------------------------------------------------------------

    /**
     * (..., m, k) times (..., k, n) gives (..., m, n), each side transposed in its last two axes where asked. The
     * leading axes are equal, or one side has none and serves all.
     */
    Array matmul(Array a, boolean transposeA, Array b, boolean transposeB);

    /** Adds the product of two matrices to a matrix. */
    void addMatmulInPlace(Array into, Array a, boolean transposeA, Array b, boolean transposeB);

    // ---- indexing ----------------------------------------------------------------------------------------------

    /** Rows {@code ids} of a matrix (n, c): the result is (ids.length, c). */
    Array gather(Array matrix, int[] ids);

    /** Adds row i of {@code rows} (ids.length, c) to row {@code ids[i]} of a matrix; repeated ids add up. */
    void scatterAddInPlace(Array matrix, int[] ids, Array rows);

    /** The number at column {@code columns[i]} of row i of a matrix (n, c): the result is (n). */
    Array pick(Array matrix, int[] columns);

    /** Adds {@code numbers[i]} (n) to column {@code columns[i]} of row i of a matrix (n, c). */
    void addPickedInPlace(Array matrix, int[] columns, Array numbers);

    // ---- composed of the above; a backend that can do better does ----------------------------------------------

    /** Repeated along the axes that NumPy's rule stretches; may be a view. */
    default Array broadcast(Array a, int... shape) {
        return add(zeros(a.dtype(), shape), a);
    }

    /** Summed over the axes that broadcasting would stretch, so that the result has {@code shape}. */
    default Array sumTo(Array a, int... shape) {
        if (Arrays.equals(a.shape(), shape)) {
            return a;
        }
        if (!Arrays.equals(Shape.broadcast(a.shape(), shape), a.shape())) {
            throw new IllegalArgumentException("A tensor of shape " + Shape.show(a.shape())
                    + " is not what stretching the shape " + Shape.show(shape) + " gives.");
        }
        int extra = a.shape().length - shape.length;
        Array result = a;
        if (extra > 0) {
            int[] rest = Arrays.copyOfRange(a.shape(), extra, a.shape().length);
            int stretched = Shape.size(Arrays.copyOf(a.shape(), extra));
            result = reshape(sum(reshape(a, stretched, Shape.size(rest)), 0), rest);
        }
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 1 && result.shape()[axis] != 1) {
                result = sum(result, axis);
            }
        }
        return result;
    }

    /** exp(a) over its sum along the last axis, free of overflow. A row of minus infinities alone gives zeros. */
    default Array softmax(Array a) {
        Array e = exp(lessItsLargest(a));
        Array total = sum(e, -1);
        // subtle: a row of minus infinities alone totals 0; it is divided by 1, as 0/0 would be NaN
        return div(e, add(total, plus(scale(greater(total, 0), -1), 1)));
    }

    /** a minus the log of the sum of exp(a) along the last axis, free of overflow. */
    default Array logSoftmax(Array a) {
        Array x = lessItsLargest(a);
        return sub(x, log(sum(exp(x), -1)));
    }

    /** The gradient of {@link #softmax}'s argument: p * (g - sum(g * p)), p the result and g its gradient. */
    default Array softmaxGradient(Array p, Array g) {
        Array gp = mul(g, p);
        return sub(gp, mul(p, sum(gp, -1)));
    }

    /** The gradient of {@link #logSoftmax}'s argument: g - exp(y) * sum(g), y the result and g its gradient. */
    default Array logSoftmaxGradient(Array y, Array g) {
        return sub(g, mul(exp(y), sum(g, -1)));
    }

    /** The Gaussian error linear unit in its tanh form ({@link Gelu}). */
    default Array gelu(Array x) {
        return Gelu.of(this, x);
    }

    /**
     * The gradient of {@link #gelu}'s argument.
     *
     * @param y gelu(x), for a backend that would else work out its exponential once more
     * @param g the gradient of y
     */
    default Array geluGradient(Array x, Array y, Array g) {
        return Gelu.gradient(this, x, g);
    }

    /** Each row less its largest number, so that no exponential overflows and not all of them underflow. */
    private Array lessItsLargest(Array a) {
        // subtle: minus infinity less itself is NaN
        return sub(a, atLeast(max(a, -1), a.dtype().least()));
    }

    // ---- memory ------------------------------------------------------------------------------------------------

    /**
     * Until the scope is closed, the arrays that this thread makes are lent from a pool; closing takes them back. What
     * must live longer is copied out first ({@link #toDoubles}, {@link #assignInPlace}) or made outside. In a scope an
     * operation may wait until its numbers are needed; they are the same, but the time is that of who needs them,
     * and no other thread writes into what they are made of before the scope is closed.
     */
    Scope scope();

    /** A stretch of work whose arrays go back to the pool together. */
    interface Scope extends AutoCloseable {
        /** Takes back now what was made in this scope, but for these arrays and what they show. */
        default void keepOnly(Collection<Array> arrays) {}

        @Override
        void close();
    }

    /** The backend of this process: the GPU's where {@link engine.device.Device} has chosen one, else the CPU's. */
    static Backend current() {
        return engine.device.Device.onGpu() ? engine.nd4j.Nd4jBackend.instance() : engine.cpu.CpuBackend.instance();
    }
}
