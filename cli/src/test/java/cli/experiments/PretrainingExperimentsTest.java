package cli.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cli.Problem;
import cli.Side;
import cli.train.Corpus;
import cli.train.Knobs;
import contracts.GptConfig;
import contracts.GptRecipe;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Chapter 06's experiments, with a model so small and a run so short that only their workings show. */
class PretrainingExperimentsTest {

    private static final Knobs SMALL = Knobs.preset("baby").with(Map.of("layers", 1.0, "heads", 1.0, "channels", 8.0,
            "block", 8.0, "batch", 4.0, "steps", 60.0, "warmup", 5.0, "peak", 0.05));

    private final GptRecipe recipe = Side.reference(GptRecipe.class);

    @Test
    void baby_trains_three_seeds_and_beats_those_who_know_only_the_alphabet() {
        String text = "the cat sat on the mat. ".repeat(40);
        Corpus corpus = new Corpus("a cat", text, text.substring(0, 200));
        BabyExperiment.Result found = BabyExperiment.run(recipe, corpus, SMALL, 5);
        assertThat(found.curves()).extracting(BabyExperiment.Curve::seed).containsExactly(5L, 6L, 7L);
        for (BabyExperiment.Curve curve : found.curves()) {
            assertThat(curve.evaluated()).containsExactly(15, 30, 45, 60);
            assertThat(curve.training()).hasSize(2);
            assertThat(curve.result()).isLessThan(found.ladder().uniform());
        }
        String page = new BabyFigures("a cat").outcome(found, SMALL).page().html();
        assertThat(page).contains("<svg", "seed 7", "bigram").doesNotContain("floor");
    }

    @Test
    void the_losses_by_position_have_the_validation_loss_as_their_mean() {
        int[] text = new int[100];
        Arrays.setAll(text, i -> i * i % 7);
        GptConfig config = SMALL.config(7);
        BareRun run = new BareRun("test", recipe, config, SMALL.settings(1), text);
        run.trainTo(10);
        double[] byPosition = FloorExperiment.byPosition(recipe.model(config, run.run().weights()), text, 8);
        assertThat(Arrays.stream(byPosition).average().orElseThrow()).isCloseTo(run.evaluate(text), within(1e-5));
    }

    @Test
    void only_baby_takes_another_text() {
        assertThatThrownBy(() -> new FloorFigures().on("a.txt")).isInstanceOf(Problem.class)
                .hasMessageContaining("floor has a text of its own");
        assertThat(new BabyFigures("embedded").on("a.txt")).isEqualTo(new BabyFigures("a.txt"));
    }
}
