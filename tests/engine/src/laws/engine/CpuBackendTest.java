package laws.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.cpu.CpuBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the CPU's own backend has to mind beside the laws of all: the threads that share a loop, one pass over rows. */
class CpuBackendTest {

    private final Backend be = CpuBackend.instance();
    private final Lab lab = new Lab(be, DType.FLOAT32);

    @Test
    void callers_on_several_threads_at_once_get_the_same_numbers_to_the_last_bit() {
        double[] alone = work();
        List<CompletableFuture<double[]>> together = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            together.add(CompletableFuture.supplyAsync(this::work, task -> new Thread(task, "caller").start()));
        }
        together.forEach(one -> assertThat(one.join()).isEqualTo(alone));
    }

    /** Long enough that each loop is shared, and again and again. */
    private double[] work() {
        Array x = lab.normal(1, 200, 300);
        for (int i = 0; i < 30; i++) {
            try (Backend.Scope ignored = be.scope()) {
                Array product = be.matmul(x, true, x, false);
                be.assignInPlace(x, be.matmul(be.softmax(be.gelu(x)), false, be.scale(product, 1e-2), false));
                be.addInPlace(x, be.tanh(be.add(x, be.sum(x, 0))));
            }
        }
        return be.toDoubles(x);
    }

    @Test
    void log_softmax_keeps_its_digits_beside_large_numbers() {
        double[] small = {0, 0.5, 1, -3};
        double[] large = {8192, 8192.5, 8193, 8189};
        double[] expected = be.toDoubles(be.logSoftmax(be.of(DType.FLOAT64, small, 1, 4)));
        lab.close("beside 8192", expected, new int[] {1, 4}, be.logSoftmax(be.of(DType.FLOAT32, large, 1, 4)), 1e-6);
    }

    @Test
    void the_gradient_of_one_pass_has_the_shape_and_the_type_of_its_result() {
        Array p = be.softmax(lab.normal(1, 3, 4));
        assertThatThrownBy(() -> be.softmaxGradient(p, lab.normal(2, 4))).hasMessageContaining("(3, 4)");
        assertThatThrownBy(() -> be.logSoftmaxGradient(p, lab.normal(2, 1))).hasMessageContaining("(3, 4)");
        assertThatThrownBy(() -> be.geluGradient(p, p, new Lab(be).normal(2, 3, 4))).hasMessageContaining("use one type");
        assertThatThrownBy(() -> be.geluGradient(p, lab.normal(2, 4), p)).hasMessageContaining("(3, 4)");
    }

    @Test
    void an_array_that_java_cannot_address_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> be.zeros(DType.FLOAT32, 1 << 15, 1 << 14)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 GiB");
    }
}
