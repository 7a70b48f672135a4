package laws.engine;

import engine.Backend;
import engine.DType;
import engine.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** What the engine's laws draw: a backend, small shapes, and a seed that all numbers follow from. */
final class Drawn extends DomainContextBase {

    /** One array, and an axis of it. */
    record Sample(Lab lab, List<Integer> shape, int axis, long seed) {
        int[] lengths() {
            return ints(shape);
        }

        double[] numbers() {
            return Lab.normals(seed, Shape.size(lengths()));
        }

        /** A random order of the axes. */
        int[] order() {
            List<Integer> axes = new ArrayList<>();
            for (int i = 0; i < shape.size(); i++) {
                axes.add(i);
            }
            Collections.shuffle(axes, new Random(seed));
            return ints(axes);
        }
    }

    /** Two shapes that broadcast: the result's, and for each side which axes it has with length 1 or leaves out. */
    record Pair(Lab lab, List<Integer> shape, int onesOfA, int onesOfB, int leftOut, long seed) {
        int[] a() {
            return ones(ints(shape), onesOfA);
        }

        /** Without the first axes, as many as {@code leftOut}. */
        int[] b() {
            int[] full = ones(ints(shape), onesOfB & ~onesOfA);
            return Arrays.copyOfRange(full, Math.min(leftOut, full.length), full.length);
        }

        private static int[] ones(int[] shape, int bits) {
            for (int i = 0; i < shape.length; i++) {
                shape[i] = (bits >> i & 1) == 1 ? 1 : shape[i];
            }
            return shape;
        }
    }

    /** A product of (batch, m, k) and (batch, k, n). */
    record Product(Lab lab, List<Integer> batch, int m, int k, int n, boolean transposeA, boolean transposeB,
                   long seed) {
        int[] a() {
            return transposeA ? with(k, m) : with(m, k);
        }

        int[] b() {
            return transposeB ? with(n, k) : with(k, n);
        }

        int[] c() {
            return with(m, n);
        }

        private int[] with(int rows, int columns) {
            int[] shape = Arrays.copyOf(ints(batch), batch.size() + 2);
            shape[shape.length - 2] = rows;
            shape[shape.length - 1] = columns;
            return shape;
        }
    }

    @Provide
    Arbitrary<Sample> sample() {
        return Combinators.combine(labs(), shapes(1), seeds()).flatAs((lab, shape, seed) ->
                between(0, shape.size() - 1).map(axis -> new Sample(lab, shape, axis, seed)));
    }

    @Provide
    Arbitrary<Pair> pair() {
        return Combinators.combine(labs(), shapes(0), between(0, 15), between(0, 15), between(0, 4), seeds())
                .as(Pair::new);
    }

    @Provide
    Arbitrary<Product> product() {
        Arbitrary<Boolean> coin = Arbitraries.of(true, false);
        return Combinators.combine(labs(), between(1, 3).list().ofMaxSize(2), between(1, 5), between(1, 5),
                between(1, 5), coin, coin, seeds()).as(Product::new);
    }

    private static Arbitrary<Lab> labs() {
        List<Backend> backends = Backends.available();
        return Combinators.combine(Arbitraries.of(backends), Arbitraries.of(DType.class)).as(Lab::new);
    }

    private static Arbitrary<List<Integer>> shapes(int leastRank) {
        return between(1, 4).list().ofMinSize(leastRank).ofMaxSize(4);
    }

    private static Arbitrary<Integer> between(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(0, 1_000_000);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
