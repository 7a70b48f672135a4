package laws.engine;

import checks.Expect;
import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Softmax and log-softmax along the last axis: sums, shifts, overflow, and rows with nothing to choose from. */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class RowsTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private final Backend be;
    private final Lab lab;

    RowsTest(Backend be) {
        this.be = be;
        this.lab = new Lab(be);
    }

    @Test
    void by_hand() {
        Array x = lab.array(new double[] {0, Math.log(3), 5, 5}, 2, 2);
        double[] p = {0.25, 0.75, 0.5, 0.5};
        lab.close("softmax", lab.array(p, 2, 2), be.softmax(x));
        lab.close("logSoftmax", be.log(lab.array(p, 2, 2)), be.logSoftmax(x));
        lab.close("one axis", lab.vector(0.25, 0.75), be.softmax(lab.vector(0, Math.log(3))));
        lab.close("one number", lab.array(new double[] {1, 1}, 2, 1), be.softmax(lab.normal(1, 2, 1)));
    }

    @Test
    void rows_sum_to_one_at_every_shape() {
        for (int[] shape : new int[][] {{7}, {1, 1}, {5, 1}, {1, 9}, {3, 65}, {2, 3, 33}, {2, 2, 3, 64}}) {
            Array ones = be.sum(be.softmax(lab.normal(3, shape)), shape.length - 1);
            lab.close("sums", be.full(DType.FLOAT64, 1, ones.shape()), ones);
            lab.close("log", be.softmax(lab.normal(4, shape)), be.exp(be.logSoftmax(lab.normal(4, shape))));
        }
    }

    @Test
    void a_shift_of_a_row_changes_nothing() {
        Array x = lab.normal(5, 3, 4);
        Array shifted = be.add(x, lab.array(new double[] {100, -1000, 3}, 3, 1));
        lab.close("softmax", be.softmax(x), be.softmax(shifted));
        lab.close("logSoftmax", be.logSoftmax(x), be.logSoftmax(shifted));
    }

    @Test
    void large_numbers_do_not_overflow() {
        Array x = lab.array(new double[] {1e4, 0, -1e4, 1e300, -1e300, 0}, 2, 3);
        lab.close("softmax", lab.array(new double[] {1, 0, 0, 1, 0, 0}, 2, 3), be.softmax(x));
        lab.close("logSoftmax", lab.array(new double[] {0, -1e4, -2e4, 0, -2e300, -1e300}, 2, 3), be.logSoftmax(x));
        Array single = be.of(new float[] {3e4f, 0, -3e4f}, 1, 3);
        lab.close("float32", new double[] {1, 0, 0}, new int[] {1, 3}, be.softmax(single));
        lab.close("float32, log", new double[] {0, -3e4, -6e4}, new int[] {1, 3}, be.logSoftmax(single));
    }

    @Test
    void a_row_of_minus_infinities_gives_zeros_and_a_genuine_nan_stays() {
        double[] x = {
            -INF, -INF, -INF,
            0, -INF, 0,
            NAN, -INF, -INF,
            -INF, -INF, NAN,
            1, NAN, 2,
            -INF, 3, -INF};
        double[] p = {
            0, 0, 0,
            0.5, 0, 0.5,
            NAN, NAN, NAN,
            NAN, NAN, NAN,
            NAN, NAN, NAN,
            0, 1, 0};
        lab.close("softmax", lab.array(p, 6, 3), be.softmax(lab.array(x, 6, 3)));
        lab.close("of rank 4", lab.array(p, 2, 3, 1, 3), be.softmax(lab.array(x, 2, 3, 1, 3)));
        lab.close("of rank 1", lab.vector(0, 0), be.softmax(lab.vector(-INF, -INF)));
        lab.close("in float32", p, new int[] {6, 3}, be.softmax(be.of(DType.FLOAT32, x, 6, 3)));
    }

    @Test
    void no_gradient_flows_into_a_row_of_minus_infinities() {
        Tensor x = lab.parameter(new double[] {-INF, -INF, 0, 1}, 2, 2);
        Tensor p = x.softmax();
        p.backward(p.like(new double[] {3, 4, 5, 6}, 2, 2));
        double spread = Math.E / Math.pow(1 + Math.E, 2);
        lab.close("gradient", lab.array(new double[] {0, 0, -spread, spread}, 2, 2), x.gradient());
    }

    @Test
    void a_masked_number_gets_a_log_of_minus_infinity() {
        Array y = be.logSoftmax(lab.vector(2, -INF, 2));
        lab.close("logSoftmax", lab.vector(-Math.log(2), -INF, -Math.log(2)), y);
        Expect.that(be.toDoubles(be.exp(y))[1] == 0, "its probability is 0");
    }
}
