package laws.engine;

import engine.Array;
import engine.Backend;
import engine.Shape;
import engine.Tensor;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import laws.engine.Drawn.Pair;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Elementwise operations on shapes that broadcast, against plain loops; and how the gradient comes back. */
@Domain(Drawn.class)
class BroadcastLaws {

    @Property
    void each_number_meets_the_one_at_its_place(@ForAll Pair p) {
        Backend be = p.lab().be();
        agrees("add", p, be::add, (a, b) -> a + b);
        agrees("sub", p, be::sub, (a, b) -> a - b);
        agrees("mul", p, be::mul, (a, b) -> a * b);
        agrees("div", p, be::div, (a, b) -> a / b);
    }

    private void agrees(String name, Pair p, BinaryOperator<Array> actual, DoubleBinaryOperator expected) {
        double[] a = Lab.normals(p.seed(), Shape.size(p.a()));
        double[] b = Lab.normals(p.seed() + 1, Shape.size(p.b()));
        int[] shape = Shape.broadcast(p.a(), p.b());
        double[] c = new double[Shape.size(shape)];
        for (int i = 0; i < c.length; i++) {
            c[i] = expected.applyAsDouble(a[place(i, shape, p.a())], b[place(i, shape, p.b())]);
        }
        for (Array left : p.lab().arrangements(a, p.a())) {
            for (Array right : p.lab().arrangements(b, p.b())) {
                p.lab().close(name, c, shape, actual.apply(left, right));
            }
        }
    }

    @Property
    void the_gradient_is_summed_over_the_axes_that_were_stretched(@ForAll Pair p) {
        Tensor a = p.lab().parameter(Lab.normals(p.seed(), Shape.size(p.a())), p.a());
        Tensor b = p.lab().parameter(Lab.normals(p.seed() + 1, Shape.size(p.b())), p.b());
        Tensor y = a.add(b);
        double[] g = Lab.normals(p.seed() + 2, Shape.size(y.shape()));
        y.backward(y.like(g, y.shape()));
        p.lab().close("for a", summed(g, y.shape(), p.a()), p.a(), a.gradient());
        p.lab().close("for b", summed(g, y.shape(), p.b()), p.b(), b.gradient());
        Array upstream = p.lab().array(g, y.shape());
        p.lab().close("sumTo", summed(g, y.shape(), p.b()), p.b(), p.lab().be().sumTo(upstream, p.b()));
    }

    private static double[] summed(double[] g, int[] shape, int[] to) {
        double[] sums = new double[Shape.size(to)];
        for (int i = 0; i < g.length; i++) {
            sums[place(i, shape, to)] += g[i];
        }
        return sums;
    }

    /** Where number i of a broadcast result comes from in an array of shape {@code from}. */
    private static int place(int i, int[] shape, int[] from) {
        int place = 0;
        int stride = 1;
        for (int back = 1, rest = i; back <= shape.length; back++) {
            int length = shape[shape.length - back];
            if (back <= from.length && from[from.length - back] != 1) {
                place += rest % length * stride;
                stride *= length;
            }
            rest /= length;
        }
        return place;
    }
}
