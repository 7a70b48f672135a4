package laws.engine;

import checks.Expect;
import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Tensor;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations number by number: hand examples, Java's own functions, and what infinities and NaN do. */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class ElementwiseTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    private final Backend be;
    private final Lab lab;

    ElementwiseTest(Backend be) {
        this.be = be;
        this.lab = new Lab(be);
    }

    @Test
    void two_arrays_by_hand() {
        Array a = lab.vector(1, 2, 8);
        Array b = lab.vector(4, -2, 0.5);
        lab.close("1 + 4, ...", lab.vector(5, 0, 8.5), be.add(a, b));
        lab.close("1 - 4, ...", lab.vector(-3, 4, 7.5), be.sub(a, b));
        lab.close("1 * 4, ...", lab.vector(4, -4, 4), be.mul(a, b));
        lab.close("1 / 4, ...", lab.vector(0.25, -1, 16), be.div(a, b));
    }

    @Test
    void a_row_is_added_to_each_row_and_a_column_to_each_column() {
        Array matrix = lab.array(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
        lab.close("row", lab.array(new double[] {11, 22, 33, 14, 25, 36}, 2, 3),
                be.add(matrix, lab.vector(10, 20, 30)));
        lab.close("column", lab.array(new double[] {11, 12, 13, 24, 25, 26}, 2, 3),
                be.add(matrix, lab.array(new double[] {10, 20}, 2, 1)));
        lab.close("scalar", lab.array(new double[] {-1, -2, -3, -4, -5, -6}, 2, 3),
                be.mul(matrix, lab.array(new double[] {-1})));
    }

    @Test
    void one_array_by_hand() {
        lab.close("scale", lab.vector(-2, 0, 5), be.scale(lab.vector(-4, 0, 10), 0.5));
        lab.close("plus", lab.vector(-3.75, 0.25), be.plus(lab.vector(-4, 0), 0.25));
        lab.close("greater", lab.vector(0, 0, 1), be.greater(lab.vector(-1, 0.5, 0.75), 0.5));
        lab.close("at least", lab.vector(-2, 0.5, -2),
                be.atLeast(lab.vector(-3, 0.5, Double.NEGATIVE_INFINITY), -2));
        lab.close("a third keeps all its digits", lab.vector(1.0 / 3), be.scale(lab.vector(1), 1.0 / 3));
    }

    @Test
    void functions_are_those_of_java_math() {
        double[] any = {-30, -1.5, -1e-9, 0, 1e-9, 0.3, 2, 30};
        double[] positive = {1e-300, 1e-9, 0.5, 1, 2, 1e9};
        agrees("exp", be::exp, Math::exp, any);
        agrees("tanh", be::tanh, Math::tanh, any);
        agrees("log", be::log, Math::log, positive);
        agrees("sqrt", be::sqrt, Math::sqrt, positive);
        agrees("relu", x -> Tensor.constant(be, x).relu().value(), x -> Math.max(0, x), any);
        agrees("gelu", x -> Tensor.constant(be, x).gelu().value(), ElementwiseTest::gelu, any);
    }

    /** Hendrycks and Gimpel 2016, section 2. */
    private static double gelu(double x) {
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    @Test
    void far_from_zero_gelu_is_flat_or_straight() {
        Tensor x = Tensor.parameter(be, be.of(new float[] {-1000, -30, 30, 1000}, 4));
        Tensor y = x.gelu();
        y.sum().backward();
        lab.close("values", new double[] {0, 0, 30, 1000}, new int[] {4}, y.value());
        lab.close("slopes", new double[] {0, 0, 1, 1}, new int[] {4}, x.gradient());
    }

    private void agrees(String name, UnaryOperator<Array> actual, DoubleUnaryOperator expected, double... x) {
        double[] y = Arrays.stream(x).map(expected).toArray();
        lab.close(name, lab.vector(y), actual.apply(lab.vector(x)));
    }

    @Test
    void infinities_and_nan_pass_through_as_in_java() {
        Array odd = lab.vector(INF, -INF, Double.NaN, 0);
        lab.close("exp", lab.vector(INF, 0, Double.NaN, 1), be.exp(odd));
        lab.close("tanh", lab.vector(1, -1, Double.NaN, 0), be.tanh(odd));
        lab.close("log", lab.vector(INF, Double.NaN, Double.NaN, -INF), be.log(odd));
        lab.close("add", lab.vector(INF, -INF, Double.NaN, 1), be.plus(odd, 1));
        lab.close("div", lab.vector(INF, -INF, Double.NaN, Double.NaN), be.div(odd, lab.vector(1, 1, 1, 0)));
    }

    @Test
    void a_masked_number_is_replaced_whatever_it_was() {
        Array mask = lab.vector(1, 0, 0, 0, 1);
        Array odd = lab.vector(INF, INF, -INF, Double.NaN, 7);
        lab.close("by 0", lab.vector(INF, 0, 0, 0, 7), be.maskedFill(odd, mask, 0));
        lab.close("by 2.5", lab.vector(INF, 2.5, 2.5, 2.5, 7), be.maskedFill(odd, mask, 2.5));
        lab.close("by -inf", lab.vector(INF, -INF, -INF, -INF, 7), be.maskedFill(odd, mask, -INF));
    }

    @Test
    void a_mask_stretches_over_the_axes_it_lacks() {
        Array x = lab.counting(2, 2, 2);
        Array mask = lab.array(new double[] {1, 0, 3, -1}, 2, 2); // every number but 0 keeps
        lab.close("masked", lab.array(new double[] {0, -INF, 2, 3, 4, -INF, 6, 7}, 2, 2, 2),
                be.maskedFill(x, mask, -INF));
        lab.close("one per row", lab.array(new double[] {0, 1, -1, -1, 4, 5, -1, -1}, 2, 2, 2),
                be.maskedFill(x, lab.array(new double[] {1, 0}, 2, 1), -1));
    }

    @Test
    void arrays_are_filled_copied_and_read_back() {
        lab.close("zeros", lab.vector(0, 0), be.zeros(DType.FLOAT64, 2));
        lab.close("full", lab.vector(-INF, -INF), be.full(DType.FLOAT64, -INF, 2));
        Array single = be.of(new float[] {0.1f, 2}, 2, 1);
        Expect.same("floats", new float[] {0.1f, 2}, be.toFloats(single));
        Expect.same("floats as doubles", new double[] {0.1f, 2}, be.toDoubles(single));
        Expect.same("type", DType.FLOAT32, single.dtype());
        Array x = lab.vector(1, 2);
        Array copy = be.copy(x);
        be.addInPlace(x, lab.vector(5, 5));
        lab.close("the copy stays", lab.vector(1, 2), copy);
        lab.close("in place", lab.vector(6, 7), x);
        be.assignInPlace(x, copy);
        lab.close("assigned", lab.vector(1, 2), x);
        be.fillInPlace(x, 3);
        lab.close("filled", lab.vector(3, 3), x);
    }
}
