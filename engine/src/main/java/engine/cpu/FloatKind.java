package engine.cpu;

import engine.DType;
import java.util.Arrays;

/**
 * Float32: loops that the JVM's compiler turns into vector instructions, each plain enough for that. Sums run in
 * float64 and in a fixed order, and nothing depends on the compiler's choices: results repeat to the last bit.
 */
final class FloatKind implements Kind<float[]> {

    private final ThreadLocal<float[][]> stretches = ThreadLocal.withInitial(() -> new float[STRETCHES][LONGEST]);
    private final ThreadLocal<Pool> pools = ThreadLocal.withInitial(Pool::new);
    private final FloatProducts products = new FloatProducts();

    Pool pool() {
        return pools.get();
    }

    /** In a scope a promise, as the scope says when its numbers are done with; else the result. */
    @Override
    public CpuArray<float[]> of(Elementwise<float[]> operation) {
        return pool().isOpen()
                ? new CpuArray<>(this, pool().later(operation), operation.shape())
                : Kind.super.of(operation);
    }

    @Override
    public void beforeWriting(Cells<float[]> cells) {
        FloatCells numbers = (FloatCells) cells;
        if (numbers.isUsed()) { // the search costs more than to ask
            pool().settleReadersOf(numbers);
            numbers.unused();
        }
    }

    @Override
    public void beforeOverwriting(Cells<float[]> cells) {
        FloatCells numbers = (FloatCells) cells;
        if (numbers.isUsed()) {
            pool().leaveToReadersOf(numbers);
            numbers.unused();
        }
    }

    @Override
    public DType dtype() {
        return DType.FLOAT32;
    }

    @Override
    public FloatCells take(int size) {
        return pool().take(size);
    }

    @Override
    public float[] stretch(int which) {
        return stretches.get()[which];
    }

    @Override
    public void fill(float[] y, double value, int n) {
        Arrays.fill(y, 0, n, (float) value);
    }

    @Override
    public void map(Unary f, double constant, float[] x, float[] y, int n) {
        float c = (float) constant;
        switch (f) {
            case SCALE -> {
                for (int i = 0; i < n; i++) {
                    y[i] = x[i] * c;
                }
            }
            case PLUS -> {
                for (int i = 0; i < n; i++) {
                    y[i] = x[i] + c;
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    y[i] = (float) Math.sqrt(x[i]);
                }
            }
            case AT_LEAST -> {
                for (int i = 0; i < n; i++) {
                    y[i] = Math.max(x[i], c);
                }
            }
            case EXP -> FloatExp.of(x, y, n);
            default -> {
                for (int i = 0; i < n; i++) {
                    y[i] = (float) f.f.of(x[i], constant);
                }
            }
        }
    }

    @Override
    public void zip(Binary f, double constant, float[] a, float[] b, float[] y, int n) {
        switch (f) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    y[i] = a[i] + b[i];
                }
            }
            case SUB -> {
                for (int i = 0; i < n; i++) {
                    y[i] = a[i] - b[i];
                }
            }
            case MUL -> {
                for (int i = 0; i < n; i++) {
                    y[i] = a[i] * b[i];
                }
            }
            case DIV -> {
                for (int i = 0; i < n; i++) {
                    y[i] = a[i] / b[i];
                }
            }
            case MASKED_FILL -> {
                float c = (float) constant;
                for (int i = 0; i < n; i++) {
                    y[i] = b[i] != 0 ? a[i] : c;
                }
            }
            case MAX -> {
                for (int i = 0; i < n; i++) {
                    y[i] = Math.max(a[i], b[i]);
                }
            }
            default -> throw new IllegalArgumentException("There is no loop for " + f + ".");
        }
    }

    @Override
    public double sum(float[] x, int from, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 4 <= from + n; i += 4) { // four sums at a time: an addition need not wait for the one before
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
        }
        for (; i < from + n; i++) {
            s0 += x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public double sumOfSquares(float[] x, int from, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 4 <= from + n; i += 4) {
            s0 += (double) x[i] * x[i];
            s1 += (double) x[i + 1] * x[i + 1];
            s2 += (double) x[i + 2] * x[i + 2];
            s3 += (double) x[i + 3] * x[i + 3];
        }
        for (; i < from + n; i++) {
            s0 += (double) x[i] * x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public double max(float[] x, int from, int n) {
        float m0 = Float.NEGATIVE_INFINITY;
        float m1 = Float.NEGATIVE_INFINITY;
        float m2 = Float.NEGATIVE_INFINITY;
        float m3 = Float.NEGATIVE_INFINITY;
        int i = from;
        for (; i + 4 <= from + n; i += 4) {
            m0 = Math.max(m0, x[i]);
            m1 = Math.max(m1, x[i + 1]);
            m2 = Math.max(m2, x[i + 2]);
            m3 = Math.max(m3, x[i + 3]);
        }
        for (; i < from + n; i++) {
            m0 = Math.max(m0, x[i]);
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }

    @Override
    public void addTo(double[] totals, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            totals[i] += x[i];
        }
    }

    @Override
    public void put(double[] numbers, int from, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = (float) numbers[from + i];
        }
    }

    @Override
    public void get(float[] x, double[] numbers, int to, int n) {
        for (int i = 0; i < n; i++) {
            numbers[to + i] = x[i];
        }
    }

    @Override
    public Products<float[]> products() {
        return products;
    }
}
