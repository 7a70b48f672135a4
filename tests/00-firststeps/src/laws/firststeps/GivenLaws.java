package laws.firststeps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contracts.FirststepsRecipe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.firststeps.CrossEntropy;
import reference.firststeps.Dot;
import reference.firststeps.FirststepsToolbox;
import reference.firststeps.Rows;
import reference.firststeps.Softmax;

/**
 * What chapter 00 gives: the siblings that are solved already, and what the experiment takes of a side, on the lesson's
 * text: ababb in the alphabet a, b, c.
 */
@Tag("firststeps")
class GivenLaws {

    private static final int[] ABABB = {0, 1, 0, 1, 1};

    private final FirststepsRecipe recipe = new FirststepsToolbox();

    @Test
    void the_solved_siblings_are_right() {
        assertThat(Dot.squaredLength(Nd4j.createFromArray(3.0, 4))).isEqualTo(25);
        INDArray x = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}});
        assertThat(Rows.scale(x, Nd4j.createFromArray(10.0, 100)).toDoubleMatrix())
                .isDeepEqualTo(new double[][] {{10, 20}, {300, 400}});
        double share = Softmax.againstZero(Nd4j.createFromArray(Math.log(3), 0)).getDouble(0);
        assertThat(share).isCloseTo(0.75, within(1e-12));
        assertThat(CrossEntropy.surprises(Nd4j.createFromArray(0.75, 0.5)).toDoubleVector())
                .containsExactly(new double[] {0.2877, 0.6931}, within(0.00005));
    }

    @Test
    void the_models_are_those_of_the_lesson() {
        assertThat(recipe.unigram(ABABB, 3).toDoubleVector()).containsExactly(0.375, 0.5, 0.125);
        assertThat(recipe.bigram(ABABB, 3).toDoubleMatrix()[2])
                .containsExactly(new double[] {0.375, 0.5, 0.125}, within(1e-12));
        assertThat(recipe.addRow(Nd4j.createFromArray(new double[][] {{0, 0}, {1, 1}}), Nd4j.createFromArray(5.0, 6))
                .toDoubleMatrix()).isDeepEqualTo(new double[][] {{5, 6}, {6, 7}});
    }

    @Test
    void a_loss_and_a_text_can_be_had() {
        INDArray certain = Nd4j.createFromArray(new double[][] {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
        assertThat(recipe.crossEntropy(certain.mul(0), new int[] {0, 1, 2})).isCloseTo(Math.log(3), within(1e-12));
        assertThat(recipe.write(certain, 1, new double[] {0.1, 0.9, 0.5})).containsExactly(1, 2, 0, 1);
    }
}
