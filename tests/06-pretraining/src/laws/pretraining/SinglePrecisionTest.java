package laws.pretraining;

import static org.assertj.core.api.Assertions.assertThat;

import checks.Expect;
import checks.Reference;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.TrainingSettings;
import engine.DType;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Training is in float32 while the laws are in float64: the same run in both goes the same way. */
@Tag("pretraining")
class SinglePrecisionTest {

    private static final int STEPS = 8;
    private static final double TOLERANCE = 1e-4; // seven digits, and what a few steps make of them

    private final GptRecipe reference = Reference.of(GptRecipe.class);

    @Test
    void a_run_in_float32_follows_the_run_in_float64() {
        GptRecipe.Run single = begin(DType.FLOAT32);
        GptRecipe.Run exact = begin(DType.FLOAT64);
        assertThat(single.weights().get("wte.weight").dtype()).isEqualTo(DType.FLOAT32);
        for (int step = 1; step <= STEPS; step++) {
            GptRecipe.Step got = single.step();
            GptRecipe.Step want = exact.step();
            Expect.close("loss of step " + step, want.loss(), got.loss(), TOLERANCE);
            Expect.close("gradient's norm in step " + step, want.gradientNorm(), got.gradientNorm(), 10 * TOLERANCE);
        }
        Expect.close("evaluation", exact.evaluate(text(100)), single.evaluate(text(100)), TOLERANCE);
    }

    private GptRecipe.Run begin(DType dtype) {
        GptConfig config = new GptConfig(11, 8, 16, 2, 2, 0.1, 1e-5);
        TrainingSettings settings =
                new TrainingSettings(STEPS, 3, 8, 2, 1e-2, 1e-3, 2, 0.9, 0.99, 1e-8, 0.1, 1, 7);
        return reference.begin(config, settings, text(400), dtype);
    }

    private static int[] text(int length) {
        return IntStream.range(0, length).map(i -> i * i % 11).toArray();
    }
}
