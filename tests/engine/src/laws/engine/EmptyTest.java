package laws.engine;

import static org.assertj.core.api.Assertions.assertThat;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays without a single number: an empty batch passes through, an empty sum is 0. */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class EmptyTest {

    private final Backend be;
    private final Lab lab;

    EmptyTest(Backend be) {
        this.be = be;
        this.lab = new Lab(be);
    }

    private Array empty(int... shape) {
        return be.zeros(DType.FLOAT64, shape);
    }

    @Test
    void an_empty_array_is_made_and_read() {
        for (DType type : DType.values()) {
            Array none = be.of(type, new double[0], 0, 3);
            assertThat(none.shape()).containsExactly(0, 3);
            assertThat(none.dtype()).isEqualTo(type);
            assertThat(none.size()).isZero();
            assertThat(be.toDoubles(none)).isEmpty();
            assertThat(be.toFloats(be.copy(none))).isEmpty();
        }
        assertThat(be.of(new float[0], 2, 0).shape()).containsExactly(2, 0);
    }

    @Test
    void its_shape_changes_as_any_other() {
        assertThat(be.reshape(empty(0, 3), 3, 0, 2).shape()).containsExactly(3, 0, 2);
        assertThat(be.permute(empty(0, 3, 2), 2, 0, 1).shape()).containsExactly(2, 0, 3);
        assertThat(be.slice(empty(0, 3), 1, 1, 2).shape()).containsExactly(0, 1);
        assertThat(be.slice(lab.counting(2, 3), 1, 2, 2).shape()).containsExactly(2, 0);
        lab.close("concat", lab.counting(2, 3), be.concat(0, empty(0, 3), lab.counting(2, 3), empty(0, 3)));
        assertThat(be.concat(1, empty(0, 3), empty(0, 2)).shape()).containsExactly(0, 5);
    }

    @Test
    void elementwise_operations_give_an_empty_array() {
        Array none = empty(0, 3);
        Array row = lab.counting(3);
        for (Array y : new Array[] {be.add(none, row), be.sub(row, none), be.mul(none, none), be.div(none, row),
            be.scale(none, 2), be.plus(none, 2), be.greater(none, 0), be.atLeast(none, 0),
            be.maskedFill(none, row, 5)}) {
            assertThat(y.shape()).containsExactly(0, 3);
        }
        for (UnaryOperator<Array> f : List.<UnaryOperator<Array>>of(
                be::exp, be::log, be::sqrt, be::tanh, be::softmax, be::logSoftmax)) {
            assertThat(f.apply(none).shape()).containsExactly(0, 3);
        }
        be.addInPlace(none, none);
        be.assignInPlace(none, none);
        be.fillInPlace(none, 1);
    }

    @Test
    void an_empty_sum_is_zero() {
        lab.close("sum", lab.array(new double[] {0, 0, 0}, 1, 3), be.sum(empty(0, 3), 0));
        assertThat(be.sum(empty(0, 3), 1).shape()).containsExactly(0, 1);
        lab.close("sumTo", lab.vector(0, 0, 0), be.sumTo(empty(0, 3), 3));
        lab.close("to a scalar", lab.array(new double[] {0}), be.sumTo(empty(2, 0)));
        assertThat(be.sumOfSquares(empty(0))).isZero();
        lab.close("product over nothing", empty(2, 4), be.matmul(empty(2, 0), false, empty(0, 4), false));
        assertThat(be.matmul(empty(0, 3), false, lab.normal(1, 3, 2), false).shape()).containsExactly(0, 2);
        assertThat(be.matmul(empty(0, 2, 3), false, empty(0, 3, 4), false).shape()).containsExactly(0, 2, 4);
        Array into = lab.counting(2, 2);
        be.addMatmulInPlace(into, empty(2, 0), false, empty(0, 2), false);
        lab.close("nothing added", lab.counting(2, 2), into);
    }

    @Test
    void no_index_chooses_nothing() {
        Array matrix = lab.counting(3, 2);
        assertThat(be.gather(matrix, new int[0]).shape()).containsExactly(0, 2);
        be.scatterAddInPlace(matrix, new int[0], empty(0, 2));
        lab.close("untouched", lab.counting(3, 2), matrix);
        assertThat(be.pick(empty(0, 2), new int[0]).shape()).containsExactly(0);
        be.addPickedInPlace(empty(0, 2), new int[0], empty(0));
    }

    @Test
    void gradients_flow_through_an_empty_batch() {
        Tensor w = lab.parameter(Lab.normals(1, 6), 3, 2);
        Tensor b = lab.parameter(Lab.normals(2, 2), 2);
        Tensor y = Tensor.constant(be, empty(0, 3)).matmul(w).add(b).gelu().softmax();
        y.sum().backward();
        lab.close("w", be.zeros(DType.FLOAT64, 3, 2), w.gradient());
        lab.close("b", be.zeros(DType.FLOAT64, 2), b.gradient());
    }
}
