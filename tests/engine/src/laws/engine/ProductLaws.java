package laws.engine;

import engine.Array;
import engine.Backend;
import engine.Shape;
import java.util.Arrays;
import laws.engine.Drawn.Product;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
