package engine.nd4j;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Shape;
import engine.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
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
        Shape.size(shape);
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
        return new Nd4jArray(assign(like(a), nd(a)));
    }

    // ---- shape -------------------------------------------------------------------------------------------------

    @Override
    public Array reshape(Array a, int... shape) {
        if (Shape.size(shape) != a.size()) {
            throw new IllegalArgumentException(a.size() + " numbers do not fit the shape " + Shape.show(shape) + ".");
        }
        INDArray x = rowMajor(nd(a));
        return new Nd4jArray(a.size() == 0 ? take(x.dataType(), longs(shape))
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
        if (from < 0 || to < from || to > x.size(at)) {
            throw new IllegalArgumentException("There is no stretch from " + from + " to " + to + " in axis " + at
                    + " of shape " + Shape.show(a.shape()) + ".");
        }
        long[] shape = x.shape().clone();
        shape[at] = to - from;
        if (to == from || a.size() == 0) {
            return new Nd4jArray(take(x.dataType(), shape));
        }
        return new Nd4jArray(view(x, x.offset() + from * x.stride(at), x.ordering(), shape, x.stride()));
    }

    /** subtle: on the buffer that owns the memory, as ND4J asks each view of a chain of views whether it is closed. */
    private static INDArray view(INDArray x, long offset, char order, long[] shape, long... strides) {
        DataBuffer owner = x.data().originalDataBuffer();
        return Nd4j.create(owner == null ? x.data() : owner, shape, strides, offset, order);
    }

    @Override
    public Array concat(int axis, Array... parts) {
        int at = Shape.axis(axis, parts[0].shape().length);
        int[] shape = Shape.concat(at, Arrays.stream(parts).map(Array::shape).toArray(int[][]::new));
        INDArray whole = take(nd(parts[0]).dataType(), longs(shape));
        for (Array part : parts) {
            requireSameType(parts[0], part);
        }
        INDArray[] full = Arrays.stream(parts).filter(part -> part.size() > 0)
                .map(part -> rowMajor(nd(part))).toArray(INDArray[]::new);
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
        INDArray result = take(sameType(a, b), longs(Shape.broadcast(a.shape(), b.shape())));
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

    private Array unary(Op op) {
        Nd4j.getExecutioner().exec(op);
        return new Nd4jArray(op.z());
    }

    @Override
    public Array maskedFill(Array a, Array mask, double value) {
        if (!Arrays.equals(Shape.broadcast(a.shape(), mask.shape()), a.shape())) {
            throw new IllegalArgumentException("A mask of shape " + Shape.show(mask.shape())
                    + " does not stretch over a tensor of shape " + Shape.show(a.shape()) + ".");
        }
        sameType(a, mask);
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
    public void assignInPlace(Array into, Array a) {
        requireSameShape(into, a);
        assign(nd(into), nd(a));
    }

    private static INDArray assign(INDArray into, INDArray a) {
        if (into.isEmpty()) {
            return into;
        }
        if (isRowMajor(into) && isRowMajor(a)) {
            return into.assign(a);
        }
        threeAxes(into).assign(threeAxes(a));
        return into;
    }

    /** subtle: ND4J copies a stretch of a matrix's columns four times as fast when it has three axes. */
    private static INDArray threeAxes(INDArray x) {
        return x.rank() != 2 ? x : view(x, x.offset(), x.ordering(), new long[] {x.size(0), 1, x.size(1)},
                x.stride(0), x.stride(1), x.stride(1));
    }

    @Override
    public void addInPlace(Array into, Array a) {
        requireSameShape(into, a);
        if (isRowMajor(nd(into)) && a.size() > 0) {
            nd(into).addi(nd(a));
        } else { // subtle: ND4J adds to a view with gaps five times slower than three steps do
            assignInPlace(into, add(copy(into), copy(a)));
        }
    }

    // ---- sums --------------------------------------------------------------------------------------------------

    @Override
    public Array sum(Array a, int axis) {
        int rank = a.shape().length;
        int at = Shape.axis(axis, rank);
        int[] shape = a.shape().clone();
        int length = shape[at];
        shape[at] = 1;
        if (a.size() == 0) {
            return zeros(a.dtype(), shape);
        }
        int inner = Shape.size(Arrays.copyOfRange(shape, at + 1, rank));
        if (inner == 1) {
            return reshape(sumsOfRows(reshape(a, a.size() / length, length)), shape);
        }
        if (length * inner == a.size() && length <= LONG_COLUMN) {
            return reshape(matmul(full(a.dtype(), 1, 1, length), false, reshape(a, length, inner), false), shape);
        }
        return reshape(sum(permute(a, movedToTheEnd(at, rank)), -1), shape);
    }

    /** (n, length) to (n, 1), as a product with ones: several times faster than ND4J's reductions. */
    private Array sumsOfRows(Array rows) {
        int n = rows.shape()[0];
        int length = rows.shape()[1];
        if (length <= LONG_ROW || rows.dtype() == DType.FLOAT64) {
            return matmul(rows, false, full(rows.dtype(), 1, length, 1), false);
        }
        // subtle: one long sum loses digits in float32; the sum of the sums of short stretches keeps them
        int stretches = length / LONG_ROW;
        int whole = stretches * LONG_ROW;
        Array sums = sumsOfRows(reshape(slice(rows, 1, 0, whole), n * stretches, LONG_ROW));
        Array total = sumsOfRows(reshape(sums, n, stretches));
        return whole == length ? total : add(total, sumsOfRows(slice(rows, 1, whole, length)));
    }

    private static final int LONG_ROW = 512;
    private static final int LONG_COLUMN = 1 << 13;

    private static int[] movedToTheEnd(int axis, int rank) {
        return IntStream.concat(IntStream.range(0, rank).filter(i -> i != axis), IntStream.of(axis)).toArray();
    }

    @Override
    public Array sumTo(Array a, int... shape) {
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
        double total = 0;
        int size = a.size();
        Array flat = reshape(a, size);
        Array squares = mul(flat, flat);
        int chunk = LONG_ROW; // short enough for float32, summed on in float64
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
        int[] batch = Shape.product(a.shape(), transposeA, b.shape(), transposeB);
        INDArray result = take(sameType(a, b), longs(batch));
        if (a.size() == 0 || b.size() == 0) {
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
        requireSameType(into, a);
        int[] shape = Shape.product(a.shape(), transposeA, b.shape(), transposeB);
        boolean fits = shape.length == 2 && Arrays.equals(shape, into.shape());
        if (!fits || !isRowMajor(nd(into))) {
            addInPlace(into, matmul(a, transposeA, b, transposeB));
        } else if (a.size() > 0 && b.size() > 0) {
            requireSameType(a, b);
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
        return !isRowMajor(x) && isRowMajor(x.transpose());
    }

    // ---- rows --------------------------------------------------------------------------------------------------

    @Override
    public Array softmax(Array a) {
        Array e = exp(shifted(a));
        Array total = sum(e, -1);
        // subtle: a row of minus infinities alone totals 0; it is divided by 1, as 0/0 would be NaN
        return div(e, add(total, plus(scale(greater(total, 0), -1), 1)));
    }

    @Override
    public Array logSoftmax(Array a) {
        Array x = shifted(a);
        return sub(x, log(sum(exp(x), -1)));
    }

    /** Each row less its largest number, so that no exponential overflows and not all of them underflow. */
    private Array shifted(Array a) {
        Array largest = max(a, -1);
        if (a.size() > 0) { // subtle: minus infinity less itself is NaN
            double least = a.dtype() == DType.FLOAT64 ? -Double.MAX_VALUE : -Float.MAX_VALUE;
            Nd4j.getExecutioner().exec(new ScalarMax(nd(largest), null, nd(largest), least));
        }
        return sub(a, largest);
    }

    @Override
    public Array gather(Array matrix, int[] ids) {
        requireMatrix(matrix);
        requireIndices(ids, matrix.shape()[0], "rows", matrix);
        INDArray result = take(nd(matrix).dataType(), ids.length, matrix.shape()[1]);
        if (ids.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("gather").addInputs(nd(matrix), Nd4j.createFromArray(ids))
                    .addIntegerArguments(0).addOutputs(result).build());
        }
        return new Nd4jArray(result);
    }

    /** subtle: several threads would lose additions to a row that is meant twice. */
    private static final boolean ONE_THREAD = true;

    @Override
    public void scatterAddInPlace(Array matrix, int[] ids, Array rows) {
        requireMatrix(matrix);
        requireIndices(ids, matrix.shape()[0], "rows", matrix);
        requireSameType(matrix, rows);
        requireShape(rows, ids.length, matrix.shape()[1]);
        if (ids.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("scatter_add")
                    .addInputs(nd(matrix), Nd4j.createFromArray(ids), rowMajor(nd(rows))).addOutputs(nd(matrix))
                    .addBooleanArguments(ONE_THREAD).build());
        }
    }

    @Override
    public Array pick(Array matrix, int[] columns) {
        requireColumns(matrix, columns);
        INDArray result = take(nd(matrix).dataType(), columns.length);
        if (columns.length > 0) {
            Nd4j.exec(DynamicCustomOp.builder("gather_nd").addInputs(rowMajor(nd(matrix)), pairs(columns))
                    .addOutputs(result).build());
        }
        return new Nd4jArray(result);
    }

    @Override
    public void addPickedInPlace(Array matrix, int[] columns, Array numbers) {
        requireColumns(matrix, columns);
        requireSameType(matrix, numbers);
        requireShape(numbers, columns.length);
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
        return isRowMajor(x) ? x : assign(take(x.dataType(), x.shape()), x);
    }

    private static boolean isRowMajor(INDArray x) {
        long stride = 1;
        for (int axis = x.rank() - 1; axis >= 0 && !x.isEmpty(); axis--) {
            if (x.size(axis) != 1 && x.stride(axis) != stride) {
                return false;
            }
            stride *= x.size(axis);
        }
        return true;
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

    private static void requireSameType(Array a, Array b) {
        sameType(a, b);
    }

    private static void requireSameShape(Array into, Array a) {
        requireSameType(into, a);
        if (!Arrays.equals(into.shape(), a.shape())) {
            throw new IllegalArgumentException("A tensor of shape " + Shape.show(a.shape())
                    + " cannot be written into one of shape " + Shape.show(into.shape()) + ".");
        }
    }

    private static void requireMatrix(Array matrix) {
        if (matrix.shape().length != 2) {
            throw new IllegalArgumentException("Indices choose from a matrix, not from a tensor of shape "
                    + Shape.show(matrix.shape()) + ".");
        }
    }

    /** One column for each row. */
    private static void requireColumns(Array matrix, int[] columns) {
        requireMatrix(matrix);
        requireIndices(columns, matrix.shape()[1], "columns", matrix);
        if (columns.length != matrix.shape()[0]) {
            throw new IllegalArgumentException(columns.length + " columns do not choose one number from each row of a "
                    + "matrix of shape " + Shape.show(matrix.shape()) + ".");
        }
    }

    private static void requireShape(Array a, int... shape) {
        if (!Arrays.equals(a.shape(), shape)) {
            throw new IllegalArgumentException("Numbers of shape " + Shape.show(shape) + " were expected, not of shape "
                    + Shape.show(a.shape()) + ".");
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
