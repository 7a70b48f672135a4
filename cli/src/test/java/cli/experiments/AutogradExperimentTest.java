package cli.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import cli.Side;
import contracts.AutogradRecipe;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What chapter 03's experiments show, and its lesson tells of them. */
class AutogradExperimentTest {

    private final AutogradRecipe recipe = Side.reference(AutogradRecipe.class);

    @Test
    void a_network_of_scalars_tells_the_moons_apart() {
        MoonsExperiment.Result found = MoonsExperiment.run(recipe, 1);
        assertThat(found.parameters()).isEqualTo(105);
        assertThat(found.tested()).as("of fresh points, by the lesson 98.5 %").isBetween(0.98, 0.99);
        assertThat(found.trained()).isGreaterThan(0.97);
        assertThat(found.lastLoss()).isLessThan(0.1);
        assertThat(found.graph()).contains(">gradient -2<");
        assertThat(found.boundary()).contains("upper moon", "<svg");
    }

    @Test
    void a_language_model_learns_by_hand_as_the_tape_does() {
        AutogradExperiment.Result found = AutogradExperiment.run(recipe, 1);
        assertThat(found.vocabulary()).isEqualTo(54);
        assertThat(found.losses()).hasSize(200);
        assertThat(found.before()).as("by the lesson").isBetween(4.185, 4.195);
        assertThat(found.after()).as("by the lesson").isBetween(1.945, 1.955);
        assertThat(found.after()).isLessThan(found.ladder().bigram());
        assertThat(found.apart()).isLessThan(1e-10);
        assertThat(Arrays.stream(found.twin(), 190, 200).average().orElseThrow()).isLessThan(2.2);
    }
}
