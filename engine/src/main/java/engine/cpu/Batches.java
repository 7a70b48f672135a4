package engine.cpu;

import engine.Shape;
import java.util.Arrays;

/** Products of batches of matrices, one after the other; one side may be a single matrix that serves all. */
final class Batches {

    private Batches() {}

    /** c = a b or c += a b, each side transposed in its last two axes where asked; no array is empty. */
    static <S> void multiply(CpuArray<S> c, CpuArray<S> a, boolean transposeA, CpuArray<S> b, boolean transposeB,
            boolean add) {
        CpuArray<S> x = lyingTogether(turned(a.settled(), transposeA));
        CpuArray<S> y = lyingTogether(turned(b.settled(), transposeB));
        int[] batch = Arrays.copyOf(c.shape(), c.shape().length - 2);
        int[] startsOfX = x.starts(batch);
        int[] startsOfY = y.starts(batch);
        int[] startsOfC = c.starts(batch);
        Products<S> products = c.kind().products();
        Team.share(startsOfC.length, i -> products.multiply(Matrix.of(c, startsOfC[i]), Matrix.of(x, startsOfX[i]),
                Matrix.of(y, startsOfY[i]), add));
    }

    private static <S> CpuArray<S> turned(CpuArray<S> a, boolean transpose) {
        return transpose ? a.permuted(Shape.swap(a.shape().length, -2, -1)) : a;
    }

    /** Itself where the numbers of its rows or of its columns are neighbours; else a copy. */
    private static <S> CpuArray<S> lyingTogether(CpuArray<S> a) {
        int rank = a.shape().length;
        boolean rows = a.steps()[rank - 1] == 1 && a.steps()[rank - 2] >= a.shape()[rank - 1];
        boolean columns = a.steps()[rank - 2] == 1 && a.steps()[rank - 1] >= a.shape()[rank - 2];
        return rows || columns ? a : a.copied();
    }
}
