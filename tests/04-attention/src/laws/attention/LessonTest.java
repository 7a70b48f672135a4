package laws.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engine.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures of chapter 04's lesson that no law holds, computed again. */
@Tag("attention")
class LessonTest {

    @Test
    void the_softmax_of_three_numbers_and_of_the_same_moved_by_a_hundred() {
        double[] shares = {0.042, 0.114, 0.844};
        assertThat(Tensor.of(new double[] {1, 2, 4}, 3).softmax().toDoubles()).containsExactly(shares, within(0.0005));
        assertThat(Tensor.of(new double[] {101, 102, 104}, 3).softmax().toDoubles())
                .containsExactly(shares, within(0.0005));
        assertThat(Tensor.of(new double[] {7, 7, Double.NEGATIVE_INFINITY}, 3).softmax().toDoubles())
                .containsExactly(new double[] {0.5, 0.5, 0}, within(1e-15));
    }

    @Test
    void three_x_with_upstream_two_has_the_gradient_six() {
        Tensor x = Tensor.of(new double[] {5}, 1).asParameter();
        x.scale(3).backward(Tensor.of(new double[] {2}, 1));
        assertThat(x.grad().item()).isEqualTo(6);
    }

    @Test
    void a_mask_and_a_bias_are_stretched_from_the_right() {
        Tensor scores = Tensor.of(new double[2 * 3 * 4 * 5], 2, 3, 4, 5);
        assertThat(scores.maskedFill(Tensor.of(new double[4 * 5], 4, 5), 1).shape()).containsExactly(2, 3, 4, 5);
        Tensor x = Tensor.of(new double[2 * 3 * 4], 2, 3, 4);
        assertThat(x.add(Tensor.of(new double[4], 4)).shape()).containsExactly(2, 3, 4);
    }

    @Test
    void why_the_scores_are_divided() {
        assertThat(Math.exp(8)).isCloseTo(2981, within(0.5));
        assertThat(Math.exp(2) / (Math.exp(2) + Math.exp(1))).isCloseTo(0.7311, within(0.00005));
    }

    @Test
    void where_attention_overtakes_its_projections() {
        assertThat(1024.0 * 1024 * 12).isCloseTo(12.6e6, within(0.05e6));
        double c = 768;
        double t = 1536;
        assertThat(4 * t * t * c).isEqualTo(8 * t * c * c);
        assertThat(Math.log(12)).isCloseTo(2.48, within(0.005));
    }
}
