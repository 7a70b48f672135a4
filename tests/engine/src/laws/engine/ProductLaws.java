package laws.engine;

import static org.assertj.core.api.Assertions.assertThat;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Shape;
import java.util.Arrays;
import java.util.List;
import laws.engine.Drawn.Product;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;

/** Products of matrices against three nested loops, in every arrangement of both sides. */
@Domain(Drawn.class)
class ProductLaws {

    @Property
    void a_product_equals_plain_loops(@ForAll Product p) {
        double[] a = Lab.normals(p.seed(), Shape.size(p.a()));
        double[] b = Lab.normals(p.seed() + 1, Shape.size(p.b()));
        double[] c = loops(p, a, b, Shape.size(p.c()) / (p.m() * p.n()), true, true);
        Backend be = p.lab().be();
        for (Array left : p.lab().arrangements(a, p.a())) {
            for (Array right : p.lab().arrangements(b, p.b())) {
                p.lab().close("product", c, p.c(), be.matmul(left, p.transposeA(), right, p.transposeB()));
            }
        }
    }

    @Property
    void one_matrix_serves_the_whole_batch(@ForAll Product p) {
        double[] a = Lab.normals(p.seed(), Shape.size(p.a()));
        double[] b = Lab.normals(p.seed() + 1, Shape.size(p.b()));
        int count = Shape.size(p.c()) / (p.m() * p.n());
        int[] oneA = Arrays.copyOfRange(p.a(), p.a().length - 2, p.a().length);
        int[] oneB = Arrays.copyOfRange(p.b(), p.b().length - 2, p.b().length);
        Backend be = p.lab().be();
        for (Array right : p.lab().arrangements(b, p.b())) {
            Array left = p.lab().array(Arrays.copyOf(a, p.m() * p.k()), oneA);
            p.lab().close("one left side", loops(p, a, b, count, false, true), p.c(),
                    be.matmul(left, p.transposeA(), right, p.transposeB()));
        }
        for (Array left : p.lab().arrangements(a, p.a())) {
            Array right = p.lab().array(Arrays.copyOf(b, p.k() * p.n()), oneB);
            p.lab().close("one right side", loops(p, a, b, count, true, false), p.c(),
                    be.matmul(left, p.transposeA(), right, p.transposeB()));
        }
    }

    @Property
    void a_product_is_added_to_what_is_there(@ForAll Product p) {
        int[] a = Arrays.copyOfRange(p.a(), p.a().length - 2, p.a().length);
        int[] b = Arrays.copyOfRange(p.b(), p.b().length - 2, p.b().length);
        Backend be = p.lab().be();
        double[] there = Lab.normals(p.seed() + 2, p.m() * p.n());
        Array left = p.lab().normal(p.seed(), a);
        Array right = p.lab().normal(p.seed() + 1, b);
        Array expected = be.add(p.lab().array(there, p.m(), p.n()),
                be.matmul(left, p.transposeA(), right, p.transposeB()));
        for (Array into : p.lab().arrangements(there, p.m(), p.n())) {
            be.addMatmulInPlace(into, left, p.transposeA(), right, p.transposeB());
            p.lab().close("sum", expected, into);
        }
    }

    /** Large enough to be cut into blocks and shared by threads, with remainders; of whole numbers, so float32 is exact. */
    @Property(tries = 40)
    void a_large_product_equals_plain_loops(@ForAll("large") Product p) {
        double[] a = whole(p.seed(), p.m() * p.k());
        double[] b = whole(p.seed() + 1, p.k() * p.n());
        double[] c = loops(p, a, b, 1, true, true);
        Backend be = p.lab().be();
        Array left = p.lab().array(a, p.a());
        Array right = p.lab().array(b, p.b());
        Array product = be.matmul(left, p.transposeA(), right, p.transposeB());
        assertThat(be.toDoubles(product)).containsExactly(c);
        be.addMatmulInPlace(product, left, p.transposeA(), right, p.transposeB());
        assertThat(be.toDoubles(product)).containsExactly(Arrays.stream(c).map(x -> 2 * x).toArray());
    }

    private static double[] whole(long seed, int n) {
        return Arrays.stream(Lab.normals(seed, n)).map(x -> Math.rint(2 * x) + 0.0).toArray();
    }

    @Provide
    Arbitrary<Product> large() {
        Arbitrary<Integer> sides = Arbitraries.of(1, 3, 48, 49, 64, 100, 131, 520);
        Arbitrary<Integer> depths = Arbitraries.of(63, 192, 326, 769, 1000);
        Arbitrary<Boolean> coin = Arbitraries.of(true, false);
        return Combinators.combine(Arbitraries.of(Backends.available()), sides, depths, sides, coin, coin,
                Arbitraries.longs().between(0, 1_000_000)).as((be, m, k, n, transposeA, transposeB, seed) ->
                new Product(new Lab(be, DType.FLOAT32), List.of(), m, k, n, transposeA, transposeB, seed));
    }

    private static double[] loops(Product p, double[] a, double[] b, int count, boolean manyA, boolean manyB) {
        int m = p.m();
        int k = p.k();
        int n = p.n();
        double[] c = new double[count * m * n];
        for (int at = 0; at < count; at++) {
            int startA = manyA ? at * m * k : 0;
            int startB = manyB ? at * k * n : 0;
            for (int row = 0; row < m; row++) {
                for (int column = 0; column < n; column++) {
                    for (int i = 0; i < k; i++) {
                        c[at * m * n + row * n + column] +=
                                a[startA + (p.transposeA() ? i * m + row : row * k + i)]
                                * b[startB + (p.transposeB() ? column * k + i : i * n + column)];
                    }
                }
            }
        }
        return c;
    }
}
