package engine.nd4j;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Shape;
import engine.Tensor;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.custom.LogSoftMax;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.DivOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.SubOp;
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

    private final ThreadLocal<Pool> pools = ThreadLocal.withInitial(Pool::new);

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

    // ---- the edge to ND4J --------------------------------------------------------------------------------------

    /** A constant with a copy of the numbers: float32 stays, everything else becomes float64. */
    public Tensor tensor(INDArray array) {
        DataType type = array.dataType() == DataType.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
        INDArray copy = take(type, array.shape());
        copy.assign(array);
        return Tensor.constant(this, new Nd4jArray(copy));
    }

    public INDArray toINDArray(double[] values, int... shape) {
        return Nd4j.createFromArray(values).reshape(longs(shape));
    }

    // ---- making and reading ------------------------------------------------------------------------------------

    @Override
    public Array zeros(DType dtype, int... shape) {
        return full(dtype, 0, shape);
    }

    @Override
    public Array full(DType dtype, double value, int... shape) {
        INDArray data = take(type(dtype), longs(shape));
        return new Nd4jArray(data.assign(value));
    }

    @Override
    public Array of(DType dtype, double[] values, int... shape) {
        return filled(type(dtype), Nd4j.createFromArray(values), shape);
    }

    @Override
    public Array of(float[] values, int... shape) {
        return filled(DataType.FLOAT, Nd4j.createFromArray(values), shape);
    }

    private Array filled(DataType type, INDArray values, int... shape) {
        if (values.length() != Shape.size(shape)) {
            throw new IllegalArgumentException(
                    values.length() + " numbers do not fit the shape " + Shape.show(shape) + ".");
        }
        INDArray data = take(type, longs(shape));
        return new Nd4jArray(data.assign(values.reshape(longs(shape))));
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
        return rowMajor(nd(a)).reshape(a.size());
    }

    @Override
    public Array copy(Array a) {
        return new Nd4jArray(take(nd(a).dataType(), nd(a).shape()).assign(nd(a)));
    }

    // ---- shape -------------------------------------------------------------------------------------------------

    @Override
    public Array reshape(Array a, int... shape) {
        return new Nd4jArray(rowMajor(nd(a)).reshape('c', longs(shape)));
    }

    @Override
    public Array permute(Array a, int... axes) {
        return new Nd4jArray(nd(a).permute(axes));
    }

    @Override
    public Array slice(Array a, int axis, int from, int to) {
        INDArray x = nd(a);
        if (from < 0 || to < from || to > x.size(axis)) {
            throw new IllegalArgumentException("There is no stretch from " + from + " to " + to + " in axis " + axis
                    + " of shape " + Shape.show(a.shape()) + ".");
        }
        long[] shape = x.shape().clone();
        shape[axis] = to - from;
        long offset = x.offset() + from * x.stride(axis);
        return new Nd4jArray(Nd4j.create(x.data(), shape, x.stride(), offset, x.ordering()));
    }

    @Override
    public Array concat(int axis, Array... parts) {
        int[] shape = parts[0].shape().clone();
        shape[axis] = 0;
        for (Array part : parts) {
            shape[axis] += part.shape()[axis];
        }
        Array whole = new Nd4jArray(take(nd(parts[0]).dataType(), longs(shape)));
        int from = 0;
        for (Array part : parts) {
            int to = from + part.shape()[axis];
            assignInPlace(slice(whole, axis, from, to), part);
            from = to;
        }
        return whole;
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
        INDArray result = take(sameType(a, b), longs(Shape.broadcast(a.shape(), b.shape())));
        Nd4j.exec(kind.op(nd(a), nd(b), result));
        return new Nd4jArray(result);
    }

    @Override
    public Array scale(Array a, double factor) {
        return new Nd4jArray(nd(a).muli(factor, like(a)));
    }

    @Override
    public Array plus(Array a, double summand) {
        return new Nd4jArray(nd(a).addi(summand, like(a)));
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

    private Array unary(Op op) {
        Nd4j.getExecutioner().exec(op);
        return new Nd4jArray(op.z());
    }

    @Override
    public Array maskedFill(Array a, Array mask, double value) {
        double[] keep = toDoubles(mask);
        double[] fill = new double[keep.length];
        for (int i = 0; i < keep.length; i++) {
            keep[i] = keep[i] == 0 ? 0 : 1;
            fill[i] = keep[i] == 0 ? value : 0;
        }
        // subtle: 0 times infinity is NaN, so a number is multiplied away only where a finite one replaces it
        Array kept = Double.isInfinite(value) ? a : mul(a, of(a.dtype(), keep, mask.shape()));
        return value == 0 ? kept : add(kept, of(a.dtype(), fill, mask.shape()));
    }

    // ---- in place ----------------------------------------------------------------------------------------------

    @Override
    public void assignInPlace(Array into, Array a) {
        requireSameShape(into, a);
        nd(into).assign(nd(a));
    }

    @Override
    public void addInPlace(Array into, Array a) {
        requireSameShape(into, a);
        nd(into).addi(nd(a));
    }

    // ---- sums --------------------------------------------------------------------------------------------------

    @Override
    public Array sum(Array a, int axis) {
        int[] shape = a.shape().clone();
        int length = shape[axis];
        int inner = Shape.size(Arrays.copyOfRange(shape, axis + 1, shape.length));
        shape[axis] = 1;
        if (a.size() == 0) {
            return zeros(a.dtype(), shape);
        }
        if (a.dtype() == DType.FLOAT32 && length > LONG_SUM) {
            INDArray exact = nd(a).castTo(DataType.DOUBLE).sum(true, axis);
            return new Nd4jArray(take(DataType.FLOAT, longs(shape)).assign(exact));
        }
        // A product with ones: BLAS sums rows and columns several times faster than ND4J's reductions.
        if (inner == 1) {
            Array sums = matmul(reshape(a, a.size() / length, length), false,
                    full(a.dtype(), 1, length, 1), false);
            return reshape(sums, shape);
        }
        if (length * inner == a.size()) {
            Array sums = matmul(full(a.dtype(), 1, 1, length), false, reshape(a, length, inner), false);
            return reshape(sums, shape);
        }
        INDArray result = take(nd(a).dataType(), longs(shape));
        Nd4j.getExecutioner().exec(new Sum(nd(a), result, true, axis));
        return new Nd4jArray(result);
    }

    /** From this length on, a sum in float32 loses digits that training would miss. */
    private static final int LONG_SUM = 1 << 16;

    @Override
    public Array sumTo(Array a, int... shape) {
        if (Arrays.equals(a.shape(), shape)) {
            return a;
        }
        int extra = a.shape().length - shape.length;
        Array result = a;
        if (extra > 0) {
            int stretched = Shape.size(Arrays.copyOf(a.shape(), extra));
            result = sum(reshape(a, stretched, a.size() / Math.max(1, stretched)), 0);
            result = reshape(result, Arrays.copyOfRange(a.shape(), extra, a.shape().length));
        }
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 1 && result.shape()[axis] != 1) {
                result = sum(result, axis);
            }
        }
        return result;
    }

    @Override
    public Array max(Array a, int axis) {
        return new Nd4jArray(nd(a).max(true, axis));
    }

    @Override
    public double sumOfSquares(Array a) {
        double total = 0;
        int size = a.size();
        Array flat = reshape(a, size);
        Array squares = mul(flat, flat);
        int chunk = 1024; // short enough for float32, summed on in float64
        int whole = size / chunk * chunk;
        if (whole > 0) {
            Array sums = sum(reshape(slice(squares, 0, 0, whole), whole / chunk, chunk), 1);
            total += Arrays.stream(toDoubles(sums)).sum();
        }
        return total + Arrays.stream(toDoubles(slice(squares, 0, whole, size))).sum();
    }

    // ---- products ----------------------------------------------------------------------------------------------

    @Override
    public Array matmul(Array a, boolean transposeA, Array b, boolean transposeB) {
        int[] left = a.shape();
        int[] right = b.shape();
        int m = left[left.length - (transposeA ? 1 : 2)];
        int k = left[left.length - (transposeA ? 2 : 1)];
        int n = right[right.length - (transposeB ? 2 : 1)];
        if (right[right.length - (transposeB ? 1 : 2)] != k) {
            throw new IllegalArgumentException("A product needs equal inner lengths, but " + Shape.show(left)
                    + (transposeA ? " transposed" : "") + " meets " + Shape.show(right)
                    + (transposeB ? " transposed" : "") + ".");
        }
        int[] batch = Arrays.copyOf(left.length >= right.length ? left : right, Math.max(left.length, right.length));
        batch[batch.length - 2] = m;
        batch[batch.length - 1] = n;
        INDArray result = take(sameType(a, b), longs(batch));
        if (result.length() == 0 || k == 0) {
            return new Nd4jArray(result.assign(0));
        }
        if (batch.length == 2) {
            gemm(result, nd(a), transposeA, nd(b), transposeB, 0);
        } else {
            Nd4j.matmul(stretched(a, batch), stretched(b, batch), result, transposeA, transposeB, false);
        }
        return new Nd4jArray(result);
    }

    /** One matrix for each of the batch, where there is one for all. */
    private INDArray stretched(Array a, int[] batch) {
        int[] shape = a.shape();
        if (shape.length == batch.length) {
            return nd(a);
        }
        int[] all = batch.clone();
        all[all.length - 2] = shape[shape.length - 2];
        all[all.length - 1] = shape[shape.length - 1];
        return nd(add(zeros(a.dtype(), all), a));
    }

    @Override
    public void addMatmulInPlace(Array into, Array a, boolean transposeA, Array b, boolean transposeB) {
        if (a.size() > 0 && b.size() > 0) {
            gemm(nd(into), nd(a), transposeA, nd(b), transposeB, 1);
        }
    }

    private void gemm(INDArray c, INDArray a, boolean transposeA, INDArray b, boolean transposeB, double beta) {
        boolean turnedA = isTransposed(a);
        boolean turnedB = isTransposed(b);
        Nd4j.gemm(turnedA ? a.transpose() : rowMajor(a), turnedB ? b.transpose() : rowMajor(b), c,
                transposeA ^ turnedA, transposeB ^ turnedB, 1, beta);
    }

    /** Whether a matrix is the transposed view of one in row-major order, which BLAS takes without a copy. */
    private static boolean isTransposed(INDArray x) {
        return !org.nd4j.linalg.api.shape.Shape.hasDefaultStridesForShape(x)
                && org.nd4j.linalg.api.shape.Shape.hasDefaultStridesForShape(x.transpose());
    }

    // ---- rows --------------------------------------------------------------------------------------------------

    /** Where a row's maximum is below this, its exponentials lose digits in float32. */
    private static final double LOW_ROW = -50;

    @Override
    public Array softmax(Array a) {
        INDArray x = rowMajor(nd(a));
        INDArray p = take(x.dataType(), x.shape());
        INDArray highest = x.max(true, x.rank() - 1);
        double lowest = highest.minNumber().doubleValue();
        // subtle: ND4J subtracts the row's maximum or 0, whichever is greater, so a row of low numbers alone underflows
        Nd4j.exec(new SoftMax(lowest < LOW_ROW ? x.sub(highest) : x, p, -1));
        if (lowest == Double.NEGATIVE_INFINITY) {
            zeroWhereAllIsMinusInfinity(highest.reshape(-1), p.reshape(-1, x.size(-1)));
        }
        return new Nd4jArray(p);
    }

    /** subtle: a row without any number to choose from is 0/0 in the formula; here nothing is chosen. */
    private static void zeroWhereAllIsMinusInfinity(INDArray highest, INDArray p) {
        for (int row = 0; row < p.rows(); row++) {
            if (highest.getDouble(row) == Double.NEGATIVE_INFINITY) {
                p.getRow(row).assign(0);
            }
        }
    }

    @Override
    public Array logSoftmax(Array a) {
        INDArray x = rowMajor(nd(a));
        INDArray y = take(x.dataType(), x.shape());
        Nd4j.exec(new LogSoftMax(x, y));
        return new Nd4jArray(y);
    }

    @Override
    public Array gather(Array matrix, int[] ids) {
        requireIndices(ids, matrix.shape()[0], "rows", matrix);
        INDArray result = take(nd(matrix).dataType(), ids.length, matrix.shape()[1]);
        if (ids.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("gather").addInputs(nd(matrix), Nd4j.createFromArray(ids))
                    .addIntegerArguments(0).addOutputs(result).build());
        }
        return new Nd4jArray(result);
    }

    @Override
    public void scatterAddInPlace(Array matrix, int[] ids, Array rows) {
        requireIndices(ids, matrix.shape()[0], "rows", matrix);
        if (ids.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("scatter_add")
                    .addInputs(nd(matrix), Nd4j.createFromArray(ids), rowMajor(nd(rows))).addOutputs(nd(matrix))
                    .build());
        }
    }

    @Override
    public Array pick(Array matrix, int[] columns) {
        requireIndices(columns, matrix.shape()[1], "columns", matrix);
        INDArray result = take(nd(matrix).dataType(), columns.length);
        if (columns.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("gather_nd").addInputs(rowMajor(nd(matrix)), pairs(columns))
                    .addOutputs(result).build());
        }
        return new Nd4jArray(result);
    }

    @Override
    public void addPickedInPlace(Array matrix, int[] columns, Array numbers) {
        requireIndices(columns, matrix.shape()[1], "columns", matrix);
        if (columns.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("scatter_nd_add")
                    .addInputs(nd(matrix), pairs(columns), rowMajor(nd(numbers))).addOutputs(nd(matrix)).build());
        }
    }

    /** (row, column) for each row. */
    private static INDArray pairs(int[] columns) {
        int[][] pairs = new int[columns.length][];
        for (int row = 0; row < columns.length; row++) {
            pairs[row] = new int[] {row, columns[row]};
        }
        return Nd4j.createFromArray(pairs);
    }

    // ---- memory ------------------------------------------------------------------------------------------------

    @Override
    public Scope scope() {
        return pools.get().scope();
    }

    private INDArray take(DataType type, long... shape) {
        return pools.get().take(type, shape);
    }

    private INDArray like(Array a) {
        return take(nd(a).dataType(), nd(a).shape());
    }

    /** The same numbers, contiguous in row-major order: itself, or a copy from the pool. */
    private INDArray rowMajor(INDArray x) {
        if (org.nd4j.linalg.api.shape.Shape.hasDefaultStridesForShape(x)) {
            return x;
        }
        return take(x.dataType(), x.shape()).assign(x);
    }

    // ---- small change ------------------------------------------------------------------------------------------

    private static INDArray nd(Array a) {
        return ((Nd4jArray) a).data();
    }

    private static DataType type(DType dtype) {
        return dtype == DType.FLOAT64 ? DataType.DOUBLE : DataType.FLOAT;
    }

    private static DataType sameType(Array a, Array b) {
        if (a.dtype() != b.dtype()) {
            throw new IllegalArgumentException("A " + a.dtype() + " tensor of shape " + Shape.show(a.shape())
                    + " meets a " + b.dtype() + " tensor of shape " + Shape.show(b.shape()) + ": use one type.");
        }
        return type(a.dtype());
    }

    private static void requireSameShape(Array into, Array a) {
        if (!Arrays.equals(into.shape(), a.shape())) {
            throw new IllegalArgumentException("A tensor of shape " + Shape.show(a.shape())
                    + " cannot be written into one of shape " + Shape.show(into.shape()) + ".");
        }
    }

    /** subtle: ND4J itself does not look, and an index out of range ends the process. */
    private static void requireIndices(int[] indices, int limit, String what, Array matrix) {
        for (int index : indices) {
            if (index < 0 || index >= limit) {
                throw new IndexOutOfBoundsException("There is no number " + index + " among the " + limit + " " + what
                        + " of a matrix of shape " + Shape.show(matrix.shape()) + ".");
            }
        }
    }

    private static long[] longs(int... shape) {
        return Arrays.stream(shape).asLongStream().toArray();
    }
}
