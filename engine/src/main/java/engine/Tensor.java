package engine;

import engine.nd4j.Exchange;
import engine.ops.Add;
import engine.ops.Concat;
import engine.ops.Divide;
import engine.ops.Exp;
import engine.ops.Gather;
import engine.ops.Gelu;
import engine.ops.Log;
import engine.ops.LogSoftmax;
import engine.ops.MaskedFill;
import engine.ops.MatMul;
import engine.ops.Multiply;
import engine.ops.Permute;
import engine.ops.Pick;
import engine.ops.Plus;
import engine.ops.Relu;
import engine.ops.Reshape;
import engine.ops.Scale;
import engine.ops.Slice;
import engine.ops.Softmax;
import engine.ops.Sqrt;
import engine.ops.Subtract;
import engine.ops.Sum;
import engine.ops.Tanh;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A value, its gradient and the step that made it. Each operation returns a new tensor and remembers how its gradient
 * flows back; {@link #backward()} walks the steps in reverse (reverse-mode differentiation, as micrograd does for
 * scalars, here for arrays).
 *
 * <p>Shapes follow NumPy: elementwise operations broadcast, axis -1 is the last. A tensor does not change, but for its
 * gradient and for {@link #assign}, which only optimizers use and slices and reshapes show. Not safe for use by several
 * threads.
 */
public final class Tensor {

    private final Backend backend;
    private final Array value;
    private final boolean needsGradient;
    private final Tensor[] inputs;
    private final Consumer<Array> step;
    private Array gradient;
    private boolean gradientIsMine;

    private Tensor(Backend backend, Array value, boolean needsGradient, Tensor[] inputs, Consumer<Array> step) {
        this.backend = backend;
        this.value = value;
        this.needsGradient = needsGradient;
        this.inputs = inputs;
        this.step = step;
    }

    // ---- making ------------------------------------------------------------------------------------------------

    /** A constant with a copy of ND4J's numbers, in their type (float64 for integers). */
    public static Tensor of(INDArray array) {
        Backend backend = Backend.current();
        return constant(backend, Exchange.copy(array, backend));
    }

    /** A float64 constant from row-major values. */
    public static Tensor of(double[] values, int... shape) {
        Backend backend = Backend.current();
        return constant(backend, backend.of(DType.FLOAT64, values, shape));
    }

    /** A constant: no gradient flows into it. */
    public static Tensor constant(Backend backend, Array value) {
        return new Tensor(backend, value, false, new Tensor[0], null);
    }

    /** A leaf that collects a gradient, which starts as zeros. */
    public static Tensor parameter(Backend backend, Array value) {
        return parameter(backend, value, backend.zeros(value.dtype(), value.shape()));
    }

    /** A leaf that collects its gradient in {@code gradient}, which may be a view of a longer vector. */
    public static Tensor parameter(Backend backend, Array value, Array gradient) {
        Tensor leaf = new Tensor(backend, value, true, new Tensor[0], null);
        leaf.gradient = gradient;
        leaf.gradientIsMine = true;
        return leaf;
    }

    /**
     * The result of an operation on {@code inputs}. {@code step} takes the gradient of the result and hands each input
     * its part by {@link #accumulate}; it is dropped where no input needs one. The arrays that it makes are lent for the
     * walk back: it keeps none of them.
     */
    public static Tensor made(Array value, Consumer<Array> step, Tensor... inputs) {
        boolean needed = false;
        for (Tensor input : inputs) {
            needed |= input.needsGradient;
        }
        return needed
                ? new Tensor(inputs[0].backend, value, true, inputs, step)
                : constant(inputs[0].backend, value);
    }

    /** The same value as a leaf that collects a gradient. */
    public Tensor asParameter() {
        return parameter(backend, backend.copy(value));
    }

    /** The same value, cut off from the steps that made it; not a copy. */
    public Tensor detach() {
        return constant(backend, value);
    }

    /** A constant like this one in backend, type and shape, filled with one number. */
    public Tensor like(double fill) {
        return constant(backend, backend.full(dtype(), fill, shape()));
    }

    /** A constant in this tensor's backend and type. */
    public Tensor like(double[] values, int... shape) {
        return constant(backend, backend.of(dtype(), values, shape));
    }

    // ---- looking -----------------------------------------------------------------------------------------------

    public int[] shape() {
        return value.shape().clone();
    }

    /** The length of one axis; -1 is the last. */
    public int dim(int axis) {
        return value.shape()[Shape.axis(axis, rank())];
    }

    public int rank() {
        return value.shape().length;
    }

    public DType dtype() {
        return value.dtype();
    }

    public Backend backend() {
        return backend;
    }

    public Array value() {
        return value;
    }

    /** The only number of a tensor of size 1. */
    public double item() {
        if (value.size() != 1) {
            throw new IllegalStateException("A tensor of shape " + Shape.show(shape()) + " is not one number.");
        }
        return backend.toDoubles(value)[0];
    }

    /** The sum of all squares, with the digits of float64 in the long sums. */
    public double sumOfSquares() {
        return backend.sumOfSquares(value);
    }

    /** A copy of the numbers in row-major order. */
    public double[] toDoubles() {
        return backend.toDoubles(value);
    }

    /** A float64 copy of the numbers for ND4J. */
    public INDArray toINDArray() {
        return Exchange.of(toDoubles(), shape());
    }

    public boolean needsGradient() {
        return needsGradient;
    }

    /** The gradient so far, or null where none has arrived. */
    public Array gradient() {
        return gradient;
    }

    /** A copy of the gradient as a constant; zeros where none has arrived. */
    public Tensor grad() {
        return gradient == null ? like(0) : constant(backend, backend.copy(gradient));
    }

    @Override
    public String toString() {
        return "Tensor" + Shape.show(shape()) + (value.size() <= 64 ? Arrays.toString(toDoubles()) : "");
    }

    // ---- the walk back -----------------------------------------------------------------------------------------

    /** Fills the gradient of every parameter that this number, a loss, came from. Gradients add up over calls. */
    public void backward() {
        if (value.size() != 1) {
            throw new IllegalStateException("Only one number has a gradient to start from; this tensor has shape "
                    + Shape.show(shape()) + ". Sum it first, or give backward a gradient.");
        }
        backward(like(1));
    }

    /** As {@link #backward()}, from a result of any shape whose own gradient is given. */
    public void backward(Tensor gradientOfThis) {
        if (!Arrays.equals(gradientOfThis.shape(), shape()) || gradientOfThis.dtype() != dtype()) {
            throw new IllegalArgumentException("The gradient of a " + dtype() + " tensor of shape "
                    + Shape.show(shape()) + " has its shape and type, not " + Shape.show(gradientOfThis.shape())
                    + " and " + gradientOfThis.dtype() + ".");
        }
        accumulate(() -> gradientOfThis.value);
        Tape.walk(this);
    }

    /** Adds to this tensor's gradient; the supplier is not asked where none is needed. */
    public void accumulate(Supplier<Array> part) {
        if (!needsGradient) {
            return;
        }
        Array more = part.get();
        if (gradient == null) {
            gradient = more; // subtle: may be shared with another tensor, so the next addition makes a new array
        } else if (step == null) { // a parameter's, in the array that was given for it
            backend.addInPlace(gradient, more);
        } else {
            gradient = backend.add(gradient, more);
            gradientIsMine = true;
        }
    }

    /** As {@link #accumulate} for the product of two matrices, which joins what is there without an array of its own. */
    public void accumulateMatmul(Array a, boolean transposeA, Array b, boolean transposeB) {
        if (needsGradient && gradient == null) {
            gradient = backend.matmul(a, transposeA, b, transposeB);
            gradientIsMine = true;
        } else {
            accumulateInPlace(sum -> backend.addMatmulInPlace(sum, a, transposeA, b, transposeB));
        }
    }

    /** As {@link #accumulate}, for steps that write a part of the gradient in place, such as a slice's. */
    public void accumulateInPlace(Consumer<Array> writer) {
        if (!needsGradient) {
            return;
        }
        if (gradient == null) {
            gradient = backend.zeros(dtype(), value.shape());
            gradientIsMine = true;
        } else if (!gradientIsMine) {
            gradient = backend.copy(gradient);
            gradientIsMine = true;
        }
        writer.accept(gradient);
    }

    Tensor[] inputs() {
        return inputs;
    }

    /** Runs this tensor's step once its gradient is complete, then lets the gradient go. */
    void stepBack() {
        if (step != null && gradient != null) {
            step.accept(gradient);
            letGo();
        }
    }

    /** Forgets the gradient, but not a parameter's. */
    void letGo() {
        if (step != null) {
            gradient = null;
            gradientIsMine = false;
        }
    }

    // ---- optimizers --------------------------------------------------------------------------------------------

    /** Overwrites the numbers. For optimizers and loaders alone: no gradient flows through it. */
    public void assign(Tensor numbers) {
        backend.assignInPlace(value, numbers.value);
    }

    /** Overwrites all numbers with one. For optimizers alone. */
    public void fill(double number) {
        backend.fillInPlace(value, number);
    }

    // ---- arithmetic, with broadcasting -------------------------------------------------------------------------

    public Tensor add(Tensor b) {
        return Add.apply(this, b);
    }

    public Tensor sub(Tensor b) {
        return Subtract.apply(this, b);
    }

    public Tensor mul(Tensor b) {
        return Multiply.apply(this, b);
    }

    public Tensor div(Tensor b) {
        return Divide.apply(this, b);
    }

    /** Each number times {@code factor}. */
    public Tensor scale(double factor) {
        return Scale.apply(this, factor);
    }

    /** Each number plus {@code summand}. */
    public Tensor plus(double summand) {
        return Plus.apply(this, summand);
    }

    public Tensor square() {
        return Multiply.apply(this, this);
    }

    public Tensor exp() {
        return Exp.apply(this);
    }

    public Tensor log() {
        return Log.apply(this);
    }

    public Tensor sqrt() {
        return Sqrt.apply(this);
    }

    public Tensor tanh() {
        return Tanh.apply(this);
    }

    public Tensor relu() {
        return Relu.apply(this);
    }

    /** GELU in its tanh form, as GPT-2 has it. */
    public Tensor gelu() {
        return Gelu.apply(this);
    }

    // ---- products ----------------------------------------------------------------------------------------------

    /** (..., m, k) times (..., k, n): the last two axes are matrices, the axes before them a batch. */
    public Tensor matmul(Tensor b) {
        return MatMul.apply(this, b);
    }

    // ---- sums along an axis, which stays with length 1 ---------------------------------------------------------

    public Tensor sum(int axis) {
        return Sum.along(this, axis);
    }

    public Tensor mean(int axis) {
        return Sum.along(this, axis).scale(1.0 / dim(axis));
    }

    /** The sum of all numbers, as a scalar. */
    public Tensor sum() {
        return Sum.all(this);
    }

    /** The mean of all numbers, as a scalar. */
    public Tensor mean() {
        return Sum.all(this).scale(1.0 / value.size());
    }

    // ---- shape -------------------------------------------------------------------------------------------------

    /** The same numbers in the same order under another shape; one axis may be -1. */
    public Tensor reshape(int... shape) {
        return Reshape.apply(this, shape);
    }

    /** Two axes exchanged. */
    public Tensor transpose(int first, int second) {
        return Permute.apply(this, Shape.swap(rank(), first, second));
    }

    /** Axis i of the result is axis {@code axes[i]} of this. */
    public Tensor permute(int... axes) {
        return Permute.apply(this, axes);
    }

    /**
     * Positions {@code from} (included) to {@code to} (excluded) of one axis; not a copy, it shows what is assigned later.
     */
    public Tensor slice(int axis, int from, int to) {
        return Slice.apply(this, axis, from, to);
    }

    /** Tensors one after the other along an axis. */
    public static Tensor concat(int axis, Tensor... parts) {
        return Concat.apply(axis, parts);
    }

    // ---- rows: along the last axis -----------------------------------------------------------------------------

    /** exp(x) over its sum along the last axis. A row of minus infinities alone gives zeros, never NaN. */
    public Tensor softmax() {
        return Softmax.apply(this);
    }

    public Tensor logSoftmax() {
        return LogSoftmax.apply(this);
    }

    /**
     * This where the mask is not 0, else {@code value}, which may be an infinity. The mask broadcasts, and may have
     * another type.
     */
    public Tensor maskedFill(Tensor mask, double value) {
        return MaskedFill.apply(this, mask, value);
    }

    // ---- indexing ----------------------------------------------------------------------------------------------

    /** Row {@code ids[i]} of this matrix (n, c), for each i: (ids.length, c). */
    public Tensor rows(int... ids) {
        return Gather.apply(this, ids);
    }

    /** The number at {@code columns[i]} of row i of this matrix: (n, c) gives (n). */
    public Tensor pick(int... columns) {
        return Pick.apply(this, columns);
    }
}
