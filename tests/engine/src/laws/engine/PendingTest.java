package laws.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Tensor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Where an operation that waits for its numbers to be needed, or memory that is lent, could give others. */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class PendingTest {

    private final Backend be;
    private final Lab lab;

    PendingTest(Backend be) {
        this.be = be;
        this.lab = new Lab(be, DType.FLOAT32);
    }

    private void holds(double number, Array fives) {
        assertThat(be.toDoubles(fives)).containsOnly(number).hasSize(5);
    }

    private Array fives(double number) {
        return be.full(DType.FLOAT32, number, 5);
    }

    @Test
    void what_is_kept_stays_and_so_does_what_it_is_made_of() {
        try (Backend.Scope scope = be.scope()) {
            Array a = fives(1);
            Array kept = be.scale(a, 2);
            scope.keepOnly(List.of(kept));
            fives(7);
            be.fillInPlace(a, 3);
            holds(2, kept);
        }
    }

    @Test
    void what_is_kept_stays_where_it_was_worked_out_before() {
        try (Backend.Scope scope = be.scope()) {
            Array a = fives(1);
            Array kept = be.scale(a, 2);
            be.fillInPlace(a, 3);
            scope.keepOnly(List.of(kept));
            fives(7);
            fives(7);
            holds(2, kept);
        }
    }

    @Test
    void an_operation_of_an_outer_scope_lives_on_where_an_inner_one_made_it_be_worked_out() {
        try (Backend.Scope outer = be.scope()) {
            Array a = fives(1);
            Array twice = be.scale(a, 2);
            try (Backend.Scope inner = be.scope()) {
                be.fillInPlace(a, 3);
            }
            fives(7);
            holds(2, twice);
        }
    }

    @Test
    void an_array_takes_its_own_transpose() {
        Array outside = lab.normal(1, 50, 50);
        be.assignInPlace(outside, be.add(be.permute(outside, 1, 0), outside));
        try (Backend.Scope scope = be.scope()) {
            Array inside = lab.normal(1, 50, 50);
            be.assignInPlace(inside, be.add(be.permute(inside, 1, 0), inside));
            assertThat(be.toDoubles(inside)).isEqualTo(be.toDoubles(outside));
        }
    }

    @Test
    void a_gradient_s_argument_may_be_the_result_itself() {
        Array x = lab.normal(1, 3, 4);
        Array p = be.softmax(x);
        assertThat(be.toDoubles(be.softmaxGradient(p, p)))
                .isEqualTo(be.toDoubles(be.softmaxGradient(p, be.copy(p))));
        assertThat(be.toDoubles(be.logSoftmaxGradient(p, p)))
                .isEqualTo(be.toDoubles(be.logSoftmaxGradient(p, be.copy(p))));
        Array y = be.gelu(x);
        assertThat(be.toDoubles(be.geluGradient(x, y, y))).isEqualTo(be.toDoubles(be.geluGradient(x, y, be.copy(y))));
        assertThat(be.toDoubles(be.geluGradient(x, y, x))).isEqualTo(be.toDoubles(be.geluGradient(x, y, be.copy(x))));
    }

    @Test
    void long_chains_do_not_run_out_of_stack() {
        assertThat(last(5000, x -> be.scale(x, 0.999))).isEqualTo(last(5000, x -> be.copy(be.scale(x, 0.999))));
        assertThat(last(5000, x -> be.scale(be.permute(x, 1, 0), 0.999)))
                .isEqualTo(last(5000, x -> be.copy(be.scale(be.permute(x, 1, 0), 0.999))));
        Tensor w = lab.parameter(Lab.normals(1, 4), 2, 2);
        Tensor y = w;
        for (int i = 0; i < 5000; i++) {
            y = y.transpose(0, 1).scale(0.999);
        }
        y.sum().backward();
        double expected = Math.pow(0.999, 5000);
        assertThat(w.grad().toDoubles()[0]).isCloseTo(expected, withinPercentage(0.1));
    }

    private double[] last(int steps, UnaryOperator<Array> step) {
        try (Backend.Scope scope = be.scope()) {
            Array x = lab.normal(1, 2, 2);
            for (int i = 0; i < steps; i++) {
                x = step.apply(x);
            }
            return be.toDoubles(x);
        }
    }

    @Test
    void memory_that_the_walk_back_gives_back_is_not_needed_any_more() {
        double[][] gradients = new double[2][];
        for (DType type : DType.values()) {
            Tensor w = new Lab(be, type).parameter(Lab.normals(1, 6), 2, 3);
            Tensor y = w;
            for (int i = 0; i < 20; i++) {
                Tensor z = y.tanh();
                y = z.add(y.scale(0.5)).sub(z.mul(y).scale(0.1));
            }
            y.sum().backward();
            gradients[type.ordinal()] = w.grad().toDoubles();
        }
        for (int i = 0; i < 6; i++) {
            assertThat(gradients[0][i]).isCloseTo(gradients[1][i], offset(1e-4));
        }
    }

    @Test
    void a_step_that_throws_leaves_no_gradient_behind() {
        Tensor w = lab.parameter(new double[] {1, 2, 3}, 3);
        Tensor a = w.scale(2);
        boolean[] fails = {true};
        Tensor y = Tensor.made(be.copy(a.value()), g -> {
            a.accumulate(() -> be.copy(g));
            if (fails[0]) {
                throw new IllegalStateException("a step");
            }
        }, a);
        assertThatThrownBy(() -> y.sum().backward()).hasMessage("a step");
        fails[0] = false;
        y.sum().backward();
        assertThat(w.grad().toDoubles()).containsExactly(2, 2, 2);
    }

    @Test
    void another_thread_may_go_on_with_an_array() {
        try (Backend.Scope scope = be.scope()) {
            Array e = be.exp(fives(1));
            double[] there = CompletableFuture.supplyAsync(() -> be.toDoubles(be.sub(fives(0), e)),
                    task -> new Thread(task).start()).join();
            assertThat(there).containsOnly(-(float) Math.E);
        }
    }

    @Test
    void a_slice_shows_what_is_assigned_later() {
        Tensor w = lab.parameter(new double[] {1, 2, 3}, 3);
        Tensor slice = w.slice(0, 0, 2);
        w.fill(9);
        assertThat(slice.toDoubles()).containsExactly(9, 9);
    }
}
