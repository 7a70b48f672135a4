package laws.engine;

import static org.assertj.core.api.Assertions.assertThat;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The walk back: what adds up, what is shared, what is cut off, and what is not recorded at all. */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class TapeTest {

    private final Backend be;
    private final Lab lab;

    TapeTest(Backend be) {
        this.be = be;
        this.lab = new Lab(be);
    }

    private Tensor scalar(double number) {
        return lab.parameter(new double[] {number});
    }

    @Test
    void a_value_used_twice_takes_both_gradients() {
        Tensor x = scalar(3);
        x.mul(x).add(x).backward(); // x^2 + x: 2x + 1
        assertThat(x.grad().item()).isEqualTo(7);
    }

    @Test
    void the_same_gradient_handed_to_two_inputs_is_not_mixed_up() {
        Tensor x = scalar(3);
        Tensor y = scalar(4);
        Tensor a = x.plus(1);
        Tensor b = y.plus(1);
        b.scale(2).add(a.scale(5)).add(a.add(b)).backward(); // a and b first share one array, then a's part grows
        assertThat(x.grad().item()).isEqualTo(6);
        assertThat(y.grad().item()).isEqualTo(3);
    }

    @Test
    void a_diamond_is_walked_once_from_its_end() {
        Tensor x = scalar(2);
        Tensor left = x.scale(3);
        Tensor right = left.add(x);        // 4x
        Tensor end = left.mul(right);      // 12 x^2
        end.mul(end).backward();           // 144 x^4: 576 x^3
        assertThat(x.grad().item()).isEqualTo(576 * 8);
    }

    @Test
    void a_deep_ladder_of_diamonds_takes_linear_time() {
        Tensor x = scalar(1);
        Tensor y = x;
        for (int i = 0; i < 60; i++) {
            y = y.add(y); // 2^60 paths
        }
        y.backward();
        assertThat(x.grad().item()).isEqualTo(Math.pow(2, 60));
    }

    @Test
    void a_chain_of_100_000_steps_does_not_overflow_the_stack() {
        Tensor x = scalar(1);
        Tensor y = x;
        for (int i = 0; i < 100_000; i++) {
            Tensor before = y;
            y = Tensor.made(x.value(), g -> before.accumulate(() -> g), before);
        }
        y.backward();
        assertThat(x.grad().item()).isEqualTo(1);
    }

    @Test
    void a_long_chain_of_views_keeps_its_number() {
        Tensor x = scalar(1);
        Tensor y = x.reshape(1, 1);
        for (int i = 0; i < 500; i++) {
            y = y.reshape(1, 1, 1).slice(0, 0, 1).transpose(0, 2).reshape(1, 1);
        }
        y.sum().backward();
        assertThat(y.item()).isEqualTo(1);
        assertThat(x.grad().item()).isEqualTo(1);
    }

    @Test
    void gradients_add_up_over_calls() {
        Tensor x = scalar(3);
        Tensor y = x.square();
        y.backward();
        y.backward();
        x.scale(10).backward();
        assertThat(x.grad().item()).isEqualTo(6 + 6 + 10);
    }

    @Test
    void detach_cuts_the_walk() {
        Tensor x = scalar(3);
        Tensor y = x.square();
        y.detach().mul(x).backward(); // 9 x: the gradient is 9, not 27
        assertThat(x.grad().item()).isEqualTo(9);
        assertThat(y.detach().needsGradient()).isFalse();
    }

    @Test
    void nothing_is_recorded_where_no_input_needs_a_gradient() {
        Tensor x = lab.tensor(new double[] {1, 2}, 2);
        Tensor y = x.square().sum();
        assertThat(y.needsGradient()).isFalse();
        y.backward();
        assertThat(x.gradient()).isNull();
        assertThat(x.grad().toDoubles()).containsExactly(0, 0);
        boolean[] stepped = {false};
        Tensor.made(x.value(), g -> stepped[0] = true, x).backward(x);
        assertThat(stepped[0]).isFalse();
    }

    @Test
    void a_constant_beside_a_parameter_takes_no_gradient() {
        Tensor x = scalar(3);
        Tensor c = lab.tensor(new double[] {4});
        x.mul(c).backward();
        assertThat(x.grad().item()).isEqualTo(4);
        assertThat(c.gradient()).isNull();
    }

    @Test
    void a_step_lets_its_gradient_go() {
        Tensor x = scalar(3);
        Tensor y = x.square();
        y.scale(2).backward();
        assertThat(y.gradient()).isNull();
        assertThat(x.gradient()).isNotNull();
    }

    @Test
    void a_gradient_may_lie_inside_a_longer_vector() {
        Array flat = be.zeros(DType.FLOAT64, 12);
        Array inside = be.reshape(be.slice(flat, 0, 3, 9), 2, 3);
        Tensor w = Tensor.parameter(be, lab.normal(1, 2, 3), inside);
        Tensor x = lab.tensor(Lab.normals(2, 8), 4, 2);
        x.matmul(w).sum().backward();
        w.rows(1, 1).sum().backward();
        w.slice(1, 0, 1).sum().backward();
        w.pick(2, 0).sum().backward();
        w.sum().backward();
        double[] columns = be.toDoubles(be.sum(x.value(), 0));
        lab.close("the vector", lab.vector(0, 0, 0, columns[0] + 2, columns[0] + 1, columns[0] + 2,
                columns[1] + 5, columns[1] + 3, columns[1] + 3, 0, 0, 0), flat);
    }

    @Test
    void the_given_gradient_stays_as_it_was() {
        Tensor x = lab.parameter(new double[] {1, 2}, 2);
        Tensor given = lab.tensor(new double[] {5, 6}, 2);
        Tensor y = x.plus(1);
        y.add(y).backward(given);
        assertThat(given.toDoubles()).containsExactly(5, 6);
        assertThat(x.grad().toDoubles()).containsExactly(10, 12);
    }

    @Test
    void a_leaf_copies_its_value_where_asked() {
        Tensor x = lab.tensor(new double[] {1, 2}, 2);
        Tensor leaf = x.asParameter();
        leaf.assign(lab.tensor(new double[] {7, 8}, 2));
        assertThat(x.toDoubles()).containsExactly(1, 2);
        assertThat(leaf.toDoubles()).containsExactly(7, 8);
    }
}
