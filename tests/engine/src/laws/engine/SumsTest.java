package laws.engine;

import checks.Expect;
import engine.Array;
import engine.Backend;
import engine.DType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums and maxima along an axis; and that long sums keep their digits in float32. */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class SumsTest {

    private static final int MILLION = 1_000_000;
    private static final double NARROW = 1e-6;
    private static final double FLOAT32 = 1e-5; // ND4J's own sum of a million tenths is off by 1e-2

    private final Backend be;
    private final Lab lab;

    SumsTest(Backend be) {
        this.be = be;
        this.lab = new Lab(be);
    }

    @Test
    void an_axis_is_summed_and_stays_with_length_1() {
        Array x = lab.counting(2, 3, 2); // 0 1 | 2 3 | 4 5 and 6 7 | 8 9 | 10 11
        lab.close("axis 0", lab.array(new double[] {6, 8, 10, 12, 14, 16}, 1, 3, 2), be.sum(x, 0));
        lab.close("axis 1", lab.array(new double[] {6, 9, 24, 27}, 2, 1, 2), be.sum(x, 1));
        lab.close("axis 2", lab.array(new double[] {1, 5, 9, 13, 17, 21}, 2, 3, 1), be.sum(x, 2));
    }

    @Test
    void a_maximum_along_an_axis() {
        Array x = lab.array(new double[] {3, -1, 2, -5, -4, Double.NEGATIVE_INFINITY}, 2, 3);
        lab.close("axis 0", lab.array(new double[] {3, -1, 2}, 1, 3), be.max(x, 0));
        lab.close("axis 1", lab.array(new double[] {3, -4}, 2, 1), be.max(x, 1));
        double[] low = {-1e6, -2e6, -3e300, -1e300, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        lab.close("low", lab.array(new double[] {-1e6, -1e300, Double.NEGATIVE_INFINITY}, 3, 1),
                be.max(lab.array(low, 3, 2), 1));
    }

    @Test
    void one_row_does_not_spoil_another() {
        Array x = lab.array(new double[] {1, 2, Double.NaN, 1, Double.POSITIVE_INFINITY, 5}, 3, 2);
        lab.close("rows", lab.array(new double[] {3, Double.NaN, Double.POSITIVE_INFINITY}, 3, 1), be.sum(x, 1));
        lab.close("columns", lab.array(new double[] {4, 9}, 1, 2),
                be.sum(lab.array(new double[] {1, 4, 3, 5}, 2, 2), 0));
    }

    @Test
    void a_million_tenths_are_a_hundred_thousand_in_float32() {
        double expected = MILLION * (double) 0.1f;
        Array tenths = be.full(DType.FLOAT32, 0.1, MILLION);
        exact("in one row", expected, be.sum(be.reshape(tenths, 1, MILLION), 1));
        exact("in one column", expected, be.sum(be.reshape(tenths, MILLION, 1), 0));
        exact("over the last axis", expected, be.sum(tenths, 0));
        exact("over stretched axes", expected, be.sumTo(be.reshape(tenths, 1000, 1000)));
        exact("in rows of 65,536", 65_536 * (double) 0.1f, be.sum(be.full(DType.FLOAT32, 0.1, 3, 65_536), 1));
        exact("in columns of 65,536", 65_536 * (double) 0.1f, be.sum(be.full(DType.FLOAT32, 0.1, 65_536, 3), 0));
        exact("in four columns", expected / 4, be.sum(be.reshape(tenths, MILLION / 4, 4), 0));
        exact("over a middle axis", expected / 20, be.sum(be.reshape(tenths, 4, MILLION / 20, 5), 1));
        exact("over a shorter middle axis", expected / 40, be.sum(be.reshape(tenths, 8, MILLION / 40, 5), 1));
        exact("over the batch of a bias", expected / 10, be.sumTo(be.reshape(tenths, 100, 1000, 10), 10));
    }

    private void exact(String what, double expected, Array sums) {
        for (double sum : be.toDoubles(sums)) {
            Expect.close(what, 1, sum / expected, FLOAT32);
        }
    }

    @Test
    void the_sum_of_squares_keeps_its_digits_in_float32() {
        for (int size : new int[] {1, 1023, 1025, MILLION + 7}) {
            Array x = lab.normal32(size, size);
            double expected = Arrays.stream(be.toDoubles(x)).map(v -> v * v).sum();
            Expect.close("sum of " + size + " squares", 1, be.sumOfSquares(x) / expected, NARROW);
        }
        double tenths = be.sumOfSquares(be.full(DType.FLOAT32, 0.1, MILLION));
        Expect.close("tenths", MILLION * (double) 0.1f * 0.1f, tenths, NARROW);
        Expect.close("3, 4", 25, be.sumOfSquares(lab.vector(3, 4)));
    }

    @Test
    void gradients_are_summed_over_stretched_axes() {
        Array x = lab.counting(2, 3, 2);
        lab.close("to a row", lab.vector(30, 36), be.sumTo(x, 2));
        lab.close("to a column", lab.array(new double[] {14, 22, 30}, 3, 1), be.sumTo(x, 3, 1));
        lab.close("to a scalar", lab.array(new double[] {66}), be.sumTo(x));
        lab.close("to itself", x, be.sumTo(x, 2, 3, 2));
    }
}
