package engine.nd4j;

import static engine.nd4j.Layout.assign;
import static engine.nd4j.Layout.isRowMajor;
import static engine.nd4j.Layout.longs;
import static engine.nd4j.Layout.view;
import static engine.nd4j.Memory.nd;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Demands;
import engine.Shape;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.reduce.same.Max;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.DivOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.SubOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Every operation by ND4J, so that it runs wherever ND4J does: on its native backend and on its CUDA backend.
 *
 * <p>Results are written into arrays of the {@link Pool}; ND4J's own traps are met here and nowhere else.
 */
public final class Nd4jBackend implements Backend {

    private final Memory memory = new Memory();
    private final Products products = new Products(memory);
    private final Indexing indexing = new Indexing(memory);
    private final Sums sums = new Sums(this);

    private Nd4jBackend() {}

    /** The one of this process: ND4J keeps its device and its threads per process. */
    public static Nd4jBackend instance() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final Nd4jBackend INSTANCE = new Nd4jBackend();
    }

    @Override
    public String name() {
        return Nd4j.getBackend().getClass().getSimpleName().startsWith("Cpu") ? "nd4j-native" : "nd4j-cuda";
    }

    // ---- making and reading ------------------------------------------------------------------------------------

    @Override
    public Array zeros(DType dtype, int... shape) {
        return full(dtype, 0, shape);
    }

    @Override
    public Array full(DType dtype, double value, int... shape) {
        Shape.size(shape);
        return new Nd4jArray(memory.take(dtype, shape).assign(value));
    }

    @Override
    public Array of(DType dtype, double[] values, int... shape) {
        return filled(dtype, Nd4j.createFromArray(values), shape);
    }

    @Override
    public Array of(float[] values, int... shape) {
        return filled(DType.FLOAT32, Nd4j.createFromArray(values), shape);
    }

    private Array filled(DType dtype, INDArray values, int... shape) {
        Demands.fits(values.length(), shape);
        return new Nd4jArray(memory.take(dtype, shape).assign(values.reshape(longs(shape))));
    }

    @Override
    public double[] toDoubles(Array a) {
        return vector(a).toDoubleVector();
    }

    @Override
    public float[] toFloats(Array a) {
        return vector(a).toFloatVector();
    }

    private INDArray vector(Array a) {
        return memory.rowMajor(nd(a)).reshape(a.size());
    }

    @Override
    public Array copy(Array a) {
        return new Nd4jArray(assign(like(a), nd(a)));
    }

    // ---- shape -------------------------------------------------------------------------------------------------

    @Override
    public Array reshape(Array a, int... shape) {
        Demands.fits(a.size(), shape);
        INDArray x = memory.rowMajor(nd(a));
        return new Nd4jArray(a.size() == 0 ? memory.take(a.dtype(), shape)
                : view(x, x.offset(), 'c', longs(shape), Nd4j.getStrides(longs(shape), 'c')));
    }

    @Override
    public Array permute(Array a, int... axes) {
        return new Nd4jArray(nd(a).permute(Shape.order(a.shape().length, axes)));
    }

    @Override
    public Array slice(Array a, int axis, int from, int to) {
        INDArray x = nd(a);
        int at = Shape.axis(axis, a.shape().length);
        Demands.stretchOf(at, from, to, a);
        long[] shape = x.shape().clone();
        shape[at] = to - from;
        if (to == from || a.size() == 0) {
            return new Nd4jArray(memory.take(x.dataType(), shape));
        }
        return new Nd4jArray(view(x, x.offset() + from * x.stride(at), x.ordering(), shape, x.stride()));
    }

    @Override
    public Array concat(int axis, Array... parts) {
        int at = Shape.axis(axis, parts[0].shape().length);
        int[] shape = Shape.concat(at, Arrays.stream(parts).map(Array::shape).toArray(int[][]::new));
        INDArray whole = memory.take(parts[0].dtype(), shape);
        for (Array part : parts) {
            Demands.sameType(parts[0], part);
        }
        INDArray[] full = Arrays.stream(parts).filter(part -> part.size() > 0)
                .map(part -> memory.rowMajor(nd(part))).toArray(INDArray[]::new);
        if (full.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("concat").addInputs(full).addIntegerArguments(at).addOutputs(whole)
                    .build());
        }
        return new Nd4jArray(whole);
    }

    // ---- elementwise -------------------------------------------------------------------------------------------

    @Override
    public Array add(Array a, Array b) {
        return pairwise(a, b, AddOp::new);
    }

    @Override
    public Array sub(Array a, Array b) {
        return pairwise(a, b, SubOp::new);
    }

    @Override
    public Array mul(Array a, Array b) {
        return pairwise(a, b, MulOp::new);
    }

    @Override
    public Array div(Array a, Array b) {
        return pairwise(a, b, DivOp::new);
    }

    private interface Pairwise {
        CustomOp op(INDArray a, INDArray b, INDArray result);
    }

    private Array pairwise(Array a, Array b, Pairwise kind) {
        Demands.sameType(a, b);
        INDArray result = memory.take(a.dtype(), Shape.broadcast(a.shape(), b.shape()));
        Nd4j.exec(kind.op(nd(a), nd(b), result));
        return new Nd4jArray(result);
    }

    @Override
    public Array scale(Array a, double factor) {
        return a.size() == 0 ? a : new Nd4jArray(nd(a).muli(factor, like(a)));
    }

    @Override
    public Array plus(Array a, double summand) {
        return a.size() == 0 ? a : new Nd4jArray(nd(a).addi(summand, like(a)));
    }

    @Override
    public Array exp(Array a) {
        return unary(new Exp(nd(a), like(a)));
    }

    @Override
    public Array log(Array a) {
        return unary(new Log(nd(a), like(a)));
    }

    @Override
    public Array sqrt(Array a) {
        return unary(new Sqrt(nd(a), like(a)));
    }

    @Override
    public Array tanh(Array a) {
        return unary(new Tanh(nd(a), like(a)));
    }

    @Override
    public Array greater(Array a, double threshold) {
        return unary(new Step(nd(a), like(a), threshold));
    }

    @Override
    public Array atLeast(Array a, double bound) {
        return unary(new ScalarMax(nd(a), null, like(a), bound));
    }

    private Array unary(Op op) {
        Nd4j.getExecutioner().exec(op);
        return new Nd4jArray(op.z());
    }

    @Override
    public Array maskedFill(Array a, Array mask, double value) {
        Demands.stretchesOver(mask, a);
        Demands.sameType(a, mask);
        Array keep = greater(unary(new Abs(nd(mask), like(mask))), 0);
        Array masked = plus(scale(keep, -1), 1);
        Array fill = value == 0 ? null : divideNoNan(full(a.dtype(), value, mask.shape()), masked);
        Array quick = Double.isInfinite(value) ? a : mul(a, keep);
        quick = fill == null ? quick : add(quick, fill);
        if (!hasNaN(quick)) {
            return quick;
        }
        // subtle: an infinity or NaN that shall go may have become NaN; the slower division by 0 gives 0 for any number
        Array kept = divideNoNan(a, keep);
        return fill == null ? kept : add(kept, fill);
    }

    /** The product of an array with itself is NaN where one of its numbers is, and BLAS is quick about it. */
    private boolean hasNaN(Array a) {
        INDArray flat = nd(reshape(a, a.size()));
        return a.size() > 0 && Double.isNaN(Nd4j.getBlasWrapper().dot(flat, flat));
    }

    /** a / b, but 0 where b is 0, whatever a is. */
    private Array divideNoNan(Array a, Array b) {
        return pairwise(a, b, (x, y, result) ->
                DynamicCustomOp.builder("divide_no_nan").addInputs(x, y).addOutputs(result).build());
    }

    // ---- in place ----------------------------------------------------------------------------------------------

    @Override
    public void fillInPlace(Array into, double value) {
        if (into.size() > 0) {
            nd(into).assign(value);
        }
    }

    @Override
    public void assignInPlace(Array into, Array a) {
        Demands.goesInto(into, a);
        assign(nd(into), nd(a));
    }

    @Override
    public void addInPlace(Array into, Array a) {
        Demands.goesInto(into, a);
        if (isRowMajor(nd(into)) && a.size() > 0) {
            nd(into).addi(nd(a));
        } else { // subtle: ND4J adds to a view with gaps five times slower than three steps do
            assignInPlace(into, add(copy(into), copy(a)));
        }
    }

    // ---- sums --------------------------------------------------------------------------------------------------

    @Override
    public Array sum(Array a, int axis) {
        return sums.along(a, axis);
    }

    @Override
    public Array max(Array a, int axis) {
        int at = Shape.axis(axis, a.shape().length);
        int[] shape = a.shape().clone();
        shape[at] = 1;
        Array result = full(a.dtype(), Double.NEGATIVE_INFINITY, shape);
        if (a.size() > 0) {
            Nd4j.getExecutioner().exec(new Max(nd(a), nd(result), true, at));
        }
        return result;
    }

    @Override
    public double sumOfSquares(Array a) {
        return sums.ofSquares(a);
    }

    // ---- products ----------------------------------------------------------------------------------------------

    @Override
    public Array matmul(Array a, boolean transposeA, Array b, boolean transposeB) {
        return products.matmul(a, transposeA, b, transposeB);
    }

    @Override
    public void addMatmulInPlace(Array into, Array a, boolean transposeA, Array b, boolean transposeB) {
        if (!products.adds(into, a, transposeA, b, transposeB)) {
            addInPlace(into, matmul(a, transposeA, b, transposeB));
        }
    }

    // ---- indexing ----------------------------------------------------------------------------------------------

    @Override
    public Array gather(Array matrix, int[] ids) {
        return indexing.gather(matrix, ids);
    }

    @Override
    public void scatterAddInPlace(Array matrix, int[] ids, Array rows) {
        indexing.scatterAdd(matrix, ids, rows);
    }

    @Override
    public Array pick(Array matrix, int[] columns) {
        return indexing.pick(matrix, columns);
    }

    @Override
    public void addPickedInPlace(Array matrix, int[] columns, Array numbers) {
        indexing.addPicked(matrix, columns, numbers);
    }

    // ---- memory ------------------------------------------------------------------------------------------------

    @Override
    public Scope scope() {
        return memory.scope();
    }

    private INDArray like(Array a) {
        return memory.like(a);
    }
}
