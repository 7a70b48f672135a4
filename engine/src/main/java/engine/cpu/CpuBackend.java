package engine.cpu;

import static engine.cpu.CpuArray.cpu;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Demands;
import engine.Shape;
import java.util.Arrays;

/**
 * Every operation in Java, and the products of float32 matrices by OpenBLAS.
 *
 * <p>An elementwise operation ({@link Elementwise}) brings each argument into row-major order stretch by stretch
 * ({@link Walk}), which meets views and broadcasting, and runs a flat loop over the stretch ({@link Kind}). In a scope
 * it waits until its numbers are needed, so that a chain of operations is one pass over memory ({@link Pending}). The
 * two types of numbers have their loops beside each other: float64 plain, float32 fast.
 */
public final class CpuBackend implements Backend {

    private final FloatKind floats = new FloatKind();
    private final DoubleKind doubles = new DoubleKind();
    private final FloatRows rows = new FloatRows(floats);

    private CpuBackend() {}

    /** The one of this process. */
    public static CpuBackend instance() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final CpuBackend INSTANCE = new CpuBackend();
    }

    @Override
    public String name() {
        return "cpu";
    }

    private <S> CpuArray<S> filled(Kind<S> kind, int[] shape, Reader<S> numbers) {
        return Stretches.fill(CpuArray.fresh(kind, shape), numbers);
    }

    private Kind<?> kind(DType dtype) {
        return dtype == DType.FLOAT64 ? doubles : floats;
    }

    // ---- making and reading ------------------------------------------------------------------------------------

    @Override
    public Array zeros(DType dtype, int... shape) {
        return full(dtype, 0, shape);
    }

    @Override
    public Array full(DType dtype, double value, int... shape) {
        return full(kind(dtype), value, shape);
    }

    private <S> Array full(Kind<S> kind, double value, int... shape) {
        return filled(kind, shape, (from, y, n) -> kind.fill(y, value, n));
    }

    @Override
    public Array of(DType dtype, double[] values, int... shape) {
        Demands.fits(values.length, shape);
        return of(kind(dtype), values, shape);
    }

    private <S> Array of(Kind<S> kind, double[] values, int... shape) {
        return filled(kind, shape, (from, y, n) -> kind.put(values, from, y, n));
    }

    @Override
    public Array of(float[] values, int... shape) {
        Demands.fits(values.length, shape);
        return filled(floats, shape, (from, y, n) -> System.arraycopy(values, from, y, 0, n));
    }

    @Override
    public double[] toDoubles(Array a) {
        return toDoubles(CpuArray.<Object>cpu(a));
    }

    private <S> double[] toDoubles(CpuArray<S> a) {
        double[] numbers = new double[a.size()];
        Reader<S> stretches = a.reader();
        S x = a.kind().stretch(0);
        for (int from = 0; from < numbers.length; from += Kind.STRETCH) {
            int n = Math.min(Kind.STRETCH, numbers.length - from);
            stretches.read(from, x, n);
            a.kind().get(x, numbers, from, n);
        }
        return numbers;
    }

    @Override
    public float[] toFloats(Array a) {
        double[] numbers = toDoubles(a);
        float[] rounded = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            rounded[i] = (float) numbers[i];
        }
        return rounded;
    }

    @Override
    public Array copy(Array a) {
        return cpu(a).copied();
    }


    // ---- shape -------------------------------------------------------------------------------------------------

    @Override
    public Array reshape(Array a, int... shape) {
        Demands.fits(a.size(), shape);
        return cpu(a).reshaped(shape);
    }

    @Override
    public Array permute(Array a, int... axes) {
        return cpu(a).permuted(axes);
    }

    @Override
    public Array slice(Array a, int axis, int from, int to) {
        int at = Shape.axis(axis, a.shape().length);
        Demands.stretchOf(at, from, to, a);
        return cpu(a).sliced(at, from, to);
    }

    @Override
    public Array concat(int axis, Array... parts) {
        int at = Shape.axis(axis, parts[0].shape().length);
        int[] shape = Shape.concat(at, Arrays.stream(parts).map(Array::shape).toArray(int[][]::new));
        CpuArray<Object> whole = CpuArray.fresh(CpuArray.<Object>cpu(parts[0]).kind(), shape);
        int from = 0;
        for (Array part : parts) {
            int to = from + part.shape()[at];
            assignInPlace(whole.sliced(at, from, to), part);
            from = to;
        }
        return whole;
    }

    @Override
    public Array broadcast(Array a, int... shape) {
        return cpu(a).stretchedTo(Shape.broadcast(a.shape(), shape));
    }

    // ---- elementwise -------------------------------------------------------------------------------------------

    @Override
    public Array add(Array a, Array b) {
        return zip(Binary.ADD, a, b);
    }

    @Override
    public Array sub(Array a, Array b) {
        return zip(Binary.SUB, a, b);
    }

    @Override
    public Array mul(Array a, Array b) {
        return zip(Binary.MUL, a, b);
    }

    @Override
    public Array div(Array a, Array b) {
        return zip(Binary.DIV, a, b);
    }

    @Override
    public Array maskedFill(Array a, Array mask, double value) {
        Demands.stretchesOver(mask, a);
        Demands.sameType(a, mask);
        return zip(Binary.MASKED_FILL, value, CpuArray.<Object>cpu(a), cpu(mask));
    }

    private Array zip(Binary f, Array a, Array b) {
        Demands.sameType(a, b);
        return zip(f, 0, CpuArray.<Object>cpu(a), cpu(b));
    }

    private <S> Array zip(Binary f, double constant, CpuArray<S> a, CpuArray<S> b) {
        int[] shape = Shape.broadcast(a.shape(), b.shape());
        CpuArray<S> left = a.stretchedTo(shape);
        return a.kind().of(new Elementwise.Zipped<>(f, constant, left, a == b ? left : b.stretchedTo(shape)));
    }

    @Override
    public Array scale(Array a, double factor) {
        return map(Unary.SCALE, factor, cpu(a));
    }

    @Override
    public Array plus(Array a, double summand) {
        return map(Unary.PLUS, summand, cpu(a));
    }

    @Override
    public Array exp(Array a) {
        return map(Unary.EXP, 0, cpu(a));
    }

    @Override
    public Array log(Array a) {
        return map(Unary.LOG, 0, cpu(a));
    }

    @Override
    public Array sqrt(Array a) {
        return map(Unary.SQRT, 0, cpu(a));
    }

    @Override
    public Array tanh(Array a) {
        return map(Unary.TANH, 0, cpu(a));
    }

    @Override
    public Array greater(Array a, double threshold) {
        return map(Unary.GREATER, threshold, cpu(a));
    }

    @Override
    public Array atLeast(Array a, double bound) {
        return map(Unary.AT_LEAST, bound, cpu(a));
    }

    private <S> Array map(Unary f, double constant, CpuArray<S> a) {
        return a.kind().of(new Elementwise.Mapped<>(f, constant, a));
    }

    // ---- in place ----------------------------------------------------------------------------------------------

    /** The array, to be written into. */
    private static <S> CpuArray<S> opened(Array into) {
        CpuArray<S> array = CpuArray.<S>cpu(into).settled();
        array.kind().beforeWriting(array.cells());
        return array;
    }

    /** Makes way for numbers that are to stand in all of the array; whether they lie in it themselves. */
    private static <S> void clear(CpuArray<S> array, boolean ofItself) {
        if (array.isWhole() && !ofItself) {
            array.kind().beforeOverwriting(array.cells());
        } else {
            array.kind().beforeWriting(array.cells());
        }
    }

    @Override
    public void fillInPlace(Array into, double value) {
        CpuArray<Object> array = CpuArray.<Object>cpu(into).settled();
        clear(array, false);
        Stretches.fill(array, (from, y, n) -> array.kind().fill(y, value, n));
    }

    @Override
    public void assignInPlace(Array into, Array a) {
        Demands.goesInto(into, a);
        CpuArray<Object> numbers = CpuArray.<Object>cpu(a).counted();
        CpuArray<Object> array = CpuArray.<Object>cpu(into).settled();
        clear(array, numbers.liesIn(array.cells()));
        Stretches.fill(array, numbers.countedReader());
    }

    @Override
    public void addInPlace(Array into, Array a) {
        Demands.goesInto(into, a);
        add(CpuBackend.<Object>opened(into), cpu(a));
    }

    private <S> void add(CpuArray<S> into, CpuArray<S> a) {
        Kind<S> kind = into.kind();
        Walk<S> there = new Walk<>(into);
        Reader<S> more = a.reader();
        Stretches.fill(into, (from, y, n) -> {
            S x = kind.stretch(1);
            there.read(from, y, n);
            more.read(from, x, n);
            kind.zip(Binary.ADD, 0, y, x, y, n);
        });
    }

    // ---- sums --------------------------------------------------------------------------------------------------

    @Override
    public Array sum(Array a, int axis) {
        return Sums.along(cpu(a), Shape.axis(axis, a.shape().length));
    }

    @Override
    public Array max(Array a, int axis) {
        return Sums.max(cpu(a), Shape.axis(axis, a.shape().length));
    }

    @Override
    public double sumOfSquares(Array a) {
        return Sums.ofSquares(cpu(a));
    }

    // ---- products ----------------------------------------------------------------------------------------------

    @Override
    public Array matmul(Array a, boolean transposeA, Array b, boolean transposeB) {
        Demands.sameType(a, b);
        CpuArray<Object> result = CpuArray.fresh(CpuArray.<Object>cpu(a).kind(),
                Shape.product(a.shape(), transposeA, b.shape(), transposeB));
        if (a.size() == 0 || b.size() == 0) {
            fillInPlace(result, 0);
        } else {
            Batches.multiply(result, cpu(a), transposeA, cpu(b), transposeB, false);
        }
        return result;
    }

    @Override
    public void addMatmulInPlace(Array into, Array a, boolean transposeA, Array b, boolean transposeB) {
        Demands.sameType(into, a);
        Demands.sameType(a, b);
        CpuArray<Object> sum = opened(into);
        int[] shape = Shape.product(a.shape(), transposeA, b.shape(), transposeB);
        if (shape.length != 2 || !Arrays.equals(shape, into.shape()) || sum.steps()[1] != 1) {
            addInPlace(into, matmul(a, transposeA, b, transposeB));
        } else if (a.size() > 0 && b.size() > 0) {
            Batches.multiply(sum, cpu(a), transposeA, cpu(b), transposeB, true);
        }
    }

    // ---- indexing ----------------------------------------------------------------------------------------------

    @Override
    public Array gather(Array matrix, int[] ids) {
        Demands.rows(matrix, ids);
        return new Indexing<>(cpu(matrix)).gather(ids);
    }

    @Override
    public void scatterAddInPlace(Array matrix, int[] ids, Array rows) {
        Demands.rows(matrix, ids);
        Demands.sameType(matrix, rows);
        Demands.shape(rows, ids.length, matrix.shape()[1]);
        new Indexing<>(opened(matrix)).scatterAdd(ids, cpu(rows));
    }

    @Override
    public Array pick(Array matrix, int[] columns) {
        Demands.columns(matrix, columns);
        return new Indexing<>(cpu(matrix)).pick(columns);
    }

    @Override
    public void addPickedInPlace(Array matrix, int[] columns, Array numbers) {
        Demands.columns(matrix, columns);
        Demands.sameType(matrix, numbers);
        Demands.shape(numbers, columns.length);
        new Indexing<>(opened(matrix)).addPicked(columns, cpu(numbers));
    }

    // ---- in one pass, where the numbers are float32 and a row fits a stretch -----------------------------------

    @Override
    public Array softmax(Array a) {
        return FloatRows.fit(a) ? rows.softmax(cpu(a)) : Backend.super.softmax(a);
    }

    @Override
    public Array softmaxGradient(Array p, Array g) {
        return FloatRows.fit(p) ? rows.softmaxGradient(cpu(p), cpu(g)) : Backend.super.softmaxGradient(p, g);
    }

    @Override
    public Array logSoftmax(Array a) {
        return FloatRows.fit(a) ? rows.logSoftmax(cpu(a)) : Backend.super.logSoftmax(a);
    }

    @Override
    public Array logSoftmaxGradient(Array y, Array g) {
        return FloatRows.fit(y) ? rows.logSoftmaxGradient(cpu(y), cpu(g)) : Backend.super.logSoftmaxGradient(y, g);
    }

    @Override
    public Array gelu(Array x) {
        return x.dtype() == DType.FLOAT32 ? rows.gelu(cpu(x)) : Backend.super.gelu(x);
    }

    @Override
    public Array geluGradient(Array x, Array y, Array g) {
        return x.dtype() == DType.FLOAT32 ? rows.geluGradient(cpu(x), cpu(y), cpu(g))
                : Backend.super.geluGradient(x, y, g);
    }

    // ---- memory ------------------------------------------------------------------------------------------------

    @Override
    public Scope scope() {
        return floats.pool().scope();
    }
}
