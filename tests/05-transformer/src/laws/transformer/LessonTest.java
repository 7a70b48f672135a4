package laws.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contracts.GptConfig;
import engine.Tensor;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reference.transformer.ParameterCount;

/** The figures of chapter 05's lesson that no law holds, computed again. */
@Tag("transformer")
class LessonTest {

    private static final double C = 768;
    private static final double L = 12;
    private static final double T = 1024;
    private static final double V = 50_257;

    @Test
    void gelu_in_a_table() {
        double[] z = {-3, -1, -0.75, 0, 1, 3};
        assertThat(Tensor.of(z, z.length).gelu().toDoubles())
                .containsExactly(new double[] {-0.0036, -0.1588, -0.1700, 0, 0.8412, 2.9964}, within(0.00005));
        assertThat(2 * Tensor.of(new double[] {1}, 1).gelu().item()).isCloseTo(1.68238398, within(5e-9));
    }

    @Test
    void where_the_parameters_of_gpt2_lie() {
        double[] parts = {V * C, T * C, L * (4 * C * C + 4 * C), L * (8 * C * C + 5 * C), (2 * L + 1) * 2 * C};
        assertThat(parts).containsExactly(38_597_376, 786_432, 28_348_416, 56_669_184, 38_400);
        long all = ParameterCount.of(new GptConfig(50_257, 1024, 768, 12, 12, 0, 1e-5));
        assertThat(all).isEqualTo(124_439_808);
        assertThat(DoubleStream.of(parts).sum()).isEqualTo(all);
        assertThat(DoubleStream.of(parts).map(part -> 100 * part / all).toArray())
                .containsExactly(new double[] {31.0, 0.6, 22.8, 45.5, 0.03}, within(0.05));
        assertThat((all + V * C) / 1e6).isCloseTo(163, within(0.5));
        assertThat(V * C / 1e6).isCloseTo(38.6, within(0.05));
    }

    @Test
    void what_a_token_costs() {
        double[] work = {2 * V * C, 8 * L * C * C, 4 * L * T * C, 16 * L * C * C};
        assertThat(DoubleStream.of(work).map(part -> part / 1e6).toArray())
                .containsExactly(new double[] {77.2, 56.6, 37.7, 113.2}, within(0.05));
        double forward = DoubleStream.of(work).sum() / 1e6;
        assertThat(forward).isCloseTo(285, within(0.5));
        assertThat(3 * forward).isCloseTo(854, within(0.5));
        assertThat(6 * 124.439808).isCloseTo(747, within(0.5));
        assertThat(4 * (4 * C) * C).isEqualTo(16 * C * C);
        assertThat(4 * (6 * C) * C).isEqualTo(24 * C * C);
        assertThat(6 * C).isEqualTo(4608);
    }

    @Test
    void baby_with_its_own_vocabulary_and_with_gpt2s() {
        assertThat(ParameterCount.of(new GptConfig(65, 64, 128, 4, 4, 0, 1e-5))).isEqualTo(809_856);
        long large = ParameterCount.of(new GptConfig(50_257, 64, 128, 4, 4, 0, 1e-5));
        assertThat(large).isEqualTo(7_234_432);
        assertThat(65 * 128).isEqualTo(8_320);
        assertThat((50_257.0 + 64) * 128 / large).isCloseTo(8 / 9.0, within(0.005));
    }

    @Test
    void what_a_fresh_model_is_like() {
        assertThat(Math.sqrt(24)).isCloseTo(4.9, within(0.05));
        assertThat(Math.log(V)).isCloseTo(10.82, within(0.005));
        assertThat(Math.log(65)).isCloseTo(4.17, within(0.005));
        assertThat(0.02 * 0.02 * C / 2).isCloseTo(0.15, within(0.005));
        assertThat(2.25 / 1e-5).isCloseTo(225_000, within(1e-6));
        assertThat((4 + 4 + 4 + 4) / 3.0).as("the variance with 1/(C - 1)").isCloseTo(5.33, within(0.005));
    }
}
