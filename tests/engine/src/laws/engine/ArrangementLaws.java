package laws.engine;

import checks.Expect;
import engine.Array;
import engine.Backend;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import laws.engine.Drawn.Sample;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Reshape, permute, slice, concat; and that no operation cares in which order the numbers of a view are stored. */
@Domain(Drawn.class)
class ArrangementLaws {

    @Property
    void an_operation_on_a_view_equals_the_operation_on_a_copy(@ForAll Sample s) {
        int[] shape = s.lengths();
        Backend be = s.lab().be();
        Map<String, UnaryOperator<Array>> operations = operations(s);
        Array plain = s.lab().array(s.numbers(), shape);
        operations.forEach((name, f) -> {
            Array expected = f.apply(plain);
            for (Array view : s.lab().arrangements(s.numbers(), shape)) {
                s.lab().close(name, expected, f.apply(view));
                Expect.same(name + " leaves its argument alone", s.numbers(), be.toDoubles(view));
            }
        });
    }

    private static Map<String, UnaryOperator<Array>> operations(Sample s) {
        Backend be = s.lab().be();
        Array other = s.lab().normal(s.seed() + 1, s.lengths());
        Map<String, UnaryOperator<Array>> of = new LinkedHashMap<>();
        of.put("copy", be::copy);
        of.put("reshape", x -> be.reshape(x, x.size()));
        of.put("permute", x -> be.permute(x, s.order()));
        of.put("slice", x -> be.slice(x, s.axis(), 0, (s.lengths()[s.axis()] + 1) / 2));
        of.put("concat", x -> be.concat(s.axis(), x, other, x));
        of.put("add", x -> be.add(x, other));
        of.put("sub", x -> be.sub(other, x));
        of.put("mul", x -> be.mul(x, x));
        of.put("div", x -> be.div(x, other));
        of.put("scale", x -> be.scale(x, -0.3));
        of.put("plus", x -> be.plus(x, 0.3));
        of.put("exp", be::exp);
        of.put("log", x -> be.log(be.mul(x, x)));
        of.put("sqrt", x -> be.sqrt(be.mul(x, x)));
        of.put("tanh", be::tanh);
        of.put("greater", x -> be.greater(x, 0.1));
        of.put("maskedFill", x -> be.maskedFill(x, be.greater(other, 0), -2));
        of.put("mask", x -> be.maskedFill(other, be.greater(x, 0), -2));
        of.put("sum", x -> be.sum(x, s.axis()));
        of.put("max", x -> be.max(x, s.axis()));
        of.put("sumTo", x -> be.sumTo(x, 1));
        of.put("sumOfSquares", x -> s.lab().vector(be.sumOfSquares(x)));
        of.put("softmax", be::softmax);
        of.put("logSoftmax", be::logSoftmax);
        of.put("addInPlace", x -> {
            Array sum = be.copy(other);
            be.addInPlace(sum, x);
            return sum;
        });
        of.put("assignInPlace", x -> {
            Array copy = be.copy(other);
            be.assignInPlace(copy, x);
            return copy;
        });
        return of;
    }

    @Property
    void writing_into_a_view_writes_into_its_array_and_nowhere_else(@ForAll Sample s) {
        Backend be = s.lab().be();
        int[] shape = s.lengths();
        int length = shape[s.axis()];
        Array whole = s.lab().array(s.numbers(), shape);
        Array left = be.slice(whole, s.axis(), 0, length / 2);
        Array right = be.slice(whole, s.axis(), length / 2, length);
        Array before = be.copy(left);
        be.addInPlace(right, be.copy(right));
        s.lab().close("left", before, left);
        s.lab().close("whole", be.concat(s.axis(), before, be.scale(be.slice(
                s.lab().array(s.numbers(), shape), s.axis(), length / 2, length), 2)), whole);
    }

    @Property
    void reshaping_a_permuted_view_keeps_the_order_that_is_seen(@ForAll Sample s) {
        Backend be = s.lab().be();
        int[] order = s.order();
        double[] x = s.numbers();
        int[] shape = s.lengths();
        int[] permuted = Arrays.stream(order).map(axis -> shape[axis]).toArray();
        double[] expected = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int[] at = position(i, permuted);
            int[] from = new int[at.length];
            for (int axis = 0; axis < order.length; axis++) {
                from[order[axis]] = at[axis];
            }
            expected[i] = x[flat(from, shape)];
        }
        Array view = be.permute(s.lab().array(x, shape), order);
        s.lab().close("permuted", expected, permuted, view);
        s.lab().close("in one row", expected, new int[] {1, x.length}, be.reshape(view, 1, x.length));
    }

    @Property
    void concat_undoes_slices(@ForAll Sample s) {
        Backend be = s.lab().be();
        int length = s.lengths()[s.axis()];
        int middle = (int) (s.seed() % (length + 1));
        for (Array x : s.lab().arrangements(s.numbers(), s.lengths())) {
            Array[] parts = {be.slice(x, s.axis(), 0, middle), be.slice(x, s.axis(), middle, length)};
            s.lab().close("concat of slices", s.numbers(), s.lengths(), be.concat(s.axis(), parts));
        }
    }

    @Property
    void a_slice_of_a_slice_counts_from_its_own_start(@ForAll Sample s) {
        Backend be = s.lab().be();
        int length = s.lengths()[s.axis()];
        for (Array x : s.lab().arrangements(s.numbers(), s.lengths())) {
            for (int i = 0; i < length; i++) {
                s.lab().close("slice", be.slice(x, s.axis(), i, i + 1),
                        be.slice(be.slice(x, s.axis(), i / 2, length), s.axis(), i - i / 2, i - i / 2 + 1));
            }
        }
    }

    private static int[] position(int flat, int[] shape) {
        int[] position = new int[shape.length];
        for (int axis = shape.length - 1, rest = flat; axis >= 0; rest /= shape[axis--]) {
            position[axis] = rest % shape[axis];
        }
        return position;
    }

    private static int flat(int[] position, int[] shape) {
        int flat = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            flat = flat * shape[axis] + position[axis];
        }
        return flat;
    }
}
