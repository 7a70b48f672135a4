package engine.cpu;

import engine.Array;
import engine.DType;
import engine.Demands;
import engine.Gelu;

/**
 * What a model does often, in one pass over stretches of float32 numbers instead of several over whole arrays. The plain
 * form of each is the default in {@link engine.Backend}; the tests hold the two equal.
 */
final class FloatRows {

    /** Beside any square of a number that matters, nothing. */
    private static final float TINY = 1e-30f;

    private static final Reader<float[]> NOTHING = (from, y, n) -> {};

    private final FloatKind kind;

    FloatRows(FloatKind kind) {
        this.kind = kind;
    }

    /** Whether a row of this array fits into a stretch. */
    static boolean fit(Array a) {
        int rank = a.shape().length;
        return a.dtype() == DType.FLOAT32 && rank > 0 && a.size() > 0 && a.shape()[rank - 1] <= Kind.LONGEST;
    }

    // ---- softmax -----------------------------------------------------------------------------------------------

    CpuArray<float[]> softmax(CpuArray<float[]> a) {
        return ofOne(a, row(a), (x, g, y, row, n) -> {
            exponentials(x, y, row, n);
            for (int at = 0; at < n; at += row) {
                float total = (float) kind.sum(y, at, row);
                float factor = total == 0 ? 1 : 1 / total; // subtle: a row of minus infinities stays zeros
                for (int i = at; i < at + row; i++) {
                    y[i] *= factor;
                }
            }
        });
    }

    CpuArray<float[]> softmaxGradient(CpuArray<float[]> p, CpuArray<float[]> gradient) {
        return ofTwo(p, gradient, row(p), (x, g, y, row, n) -> {
            kind.zip(Binary.MUL, 0, x, g, y, n);
            for (int at = 0; at < n; at += row) {
                float dot = (float) kind.sum(y, at, row);
                for (int i = at; i < at + row; i++) {
                    y[i] = x[i] * (g[i] - dot);
                }
            }
        });
    }

    CpuArray<float[]> logSoftmax(CpuArray<float[]> a) {
        return ofOne(a, row(a), (x, g, y, row, n) -> {
            System.arraycopy(x, 0, g, 0, n);
            exponentials(g, y, row, n);
            for (int at = 0; at < n; at += row) {
                float largest = largest(x, at, row);
                float log = (float) Math.log(kind.sum(y, at, row));
                for (int i = at; i < at + row; i++) {
                    y[i] = x[i] - largest - log; // subtle: largest + log would lose the log's digits beside a large one
                }
            }
        });
    }

    CpuArray<float[]> logSoftmaxGradient(CpuArray<float[]> logarithms, CpuArray<float[]> gradient) {
        return ofTwo(logarithms, gradient, row(logarithms), (x, g, y, row, n) -> {
            FloatExp.of(x, y, n);
            for (int at = 0; at < n; at += row) {
                float total = (float) kind.sum(g, at, row);
                for (int i = at; i < at + row; i++) {
                    y[i] = g[i] - y[i] * total;
                }
            }
        });
    }

    /** y = exp(x less the largest of its row); x is used up. */
    private void exponentials(float[] x, float[] y, int row, int n) {
        for (int at = 0; at < n; at += row) {
            float largest = largest(x, at, row);
            for (int i = at; i < at + row; i++) {
                x[i] -= largest;
            }
        }
        FloatExp.of(x, y, n);
    }

    /** Finite, as minus infinity less itself is NaN. */
    private float largest(float[] x, int at, int row) {
        return Math.max((float) kind.max(x, at, row), -Float.MAX_VALUE);
    }

    // ---- GELU: y = x s, s = 1 / (1 + exp(-2u)) ---------------------------------------------------------------------

    CpuArray<float[]> gelu(CpuArray<float[]> a) {
        float linear = (float) Gelu.LINEAR;
        float cubic = (float) Gelu.CUBIC;
        return ofOne(a, 1, (x, z, y, row, n) -> {
            for (int i = 0; i < n; i++) {
                z[i] = x[i] * (x[i] * x[i] * cubic + linear);
            }
            FloatExp.of(z, y, n);
            for (int i = 0; i < n; i++) {
                y[i] = x[i] / (1 + y[i]);
            }
        });
    }

    /**
     * y is the gradient of gelu's result at first. As gelu(x) = x s, there is no need for another exponential; the price
     * is an error of 5e-6 at most in place of 2e-6.
     */
    CpuArray<float[]> geluGradient(CpuArray<float[]> a, CpuArray<float[]> result, CpuArray<float[]> gradient) {
        float linear = (float) -Gelu.LINEAR;
        float cubic = (float) (-3 * Gelu.CUBIC);
        return ofThree(a, result, gradient, (x, xs, y, row, n) -> {
            for (int i = 0; i < n; i++) {
                float square = x[i] * x[i];
                float s = (xs[i] * x[i] + TINY) / (square + 2 * TINY); // subtle: 1/2 at 0, where xs / x is NaN
                y[i] *= s + xs[i] * (1 - s) * (square * cubic + linear); // dy/dx = s + x s (1 - s) 2 du/dx
            }
        });
    }

    // ---- stretch by stretch ------------------------------------------------------------------------------------

    /**
     * y from x, g and what stands in y over n numbers, whole rows of length {@code row}; all are copies, free to be
     * written.
     */
    private interface Pass {
        void run(float[] x, float[] g, float[] y, int row, int n);
    }

    private static int row(CpuArray<float[]> a) {
        return a.shape()[a.shape().length - 1];
    }

    /** Of one argument: there is nothing in g, a stretch to work in, nor in y. */
    private CpuArray<float[]> ofOne(CpuArray<float[]> a, int row, Pass pass) {
        return pass(a, NOTHING, NOTHING, row, pass);
    }

    private CpuArray<float[]> ofTwo(CpuArray<float[]> a, CpuArray<float[]> b, int row, Pass pass) {
        Demands.sameType(a, b);
        Demands.shape(b, a.shape());
        return pass(a, b.reader(), NOTHING, row, pass);
    }

    /** Number by number: the third argument stands in y. */
    private CpuArray<float[]> ofThree(CpuArray<float[]> a, CpuArray<float[]> b, CpuArray<float[]> c, Pass pass) {
        Demands.sameType(a, b);
        Demands.sameType(a, c);
        Demands.shape(b, a.shape());
        Demands.shape(c, a.shape());
        return pass(a, b.reader(), c.reader(), 1, pass);
    }

    private CpuArray<float[]> pass(CpuArray<float[]> a, Reader<float[]> second, Reader<float[]> third, int row,
            Pass pass) {
        Reader<float[]> first = a.reader();
        int length = Math.max(1, Kind.STRETCH / row) * row;
        return Stretches.fill(CpuArray.fresh(kind, a.shape()), length, 1, (from, y, n) -> {
            float[] x = kind.stretch(1);
            float[] g = kind.stretch(2);
            first.read(from, x, n);
            second.read(from, g, n);
            third.read(from, y, n);
            pass.run(x, g, y, row, n);
        });
    }
}
