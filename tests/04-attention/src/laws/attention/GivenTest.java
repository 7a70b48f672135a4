package laws.attention;

import static org.assertj.core.api.Assertions.assertThat;

import checks.Expect;
import contracts.AttentionRecipe;
import contracts.AttentionRecipe.Attended;
import engine.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reference.attention.Attention;
import reference.attention.AttentionToolbox;
import reference.attention.Masks;
import reference.attention.Positions;

/** What is given in chapter 04: the mask that hides nothing, and what the experiments need. */
@Tag("attention")
class GivenTest {

    private final AttentionRecipe toolbox = new AttentionToolbox();
    private final Tensor x = Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 1, 1, 3, 2);

    @Test
    void without_a_mask_everybody_sees_everybody() {
        Attended all = toolbox.attend(x, x, x, Masks.none());
        Attended ones = toolbox.attend(x, x, x, Tensor.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 3, 3));
        Expect.close("the weights", ones.weights().toINDArray(), all.weights().toINDArray());
        assertThat(all.weights().toINDArray().minNumber().doubleValue()).isPositive();
    }

    @Test
    void the_experiments_get_what_the_exercises_give() {
        Tensor mask = toolbox.causalMask(3);
        Expect.close("the mask", Masks.causal(3).toINDArray(), mask.toINDArray());
        Attention.Result expected = Attention.attend(x, x, x, mask);
        Attended attended = toolbox.attend(x, x, x, mask);
        Expect.close("the weights", expected.weights().toINDArray(), attended.weights().toINDArray());
        Expect.close("the output", expected.output().toINDArray(), attended.output().toINDArray());
        Expect.close("the positions", Positions.sinusoidal(5, 4).toINDArray(),
                toolbox.sinusoidalPositions(5, 4).toINDArray());
    }
}
