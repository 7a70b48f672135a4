package laws.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import contracts.AutogradContract.Node;
import contracts.AutogradRecipe;
import contracts.AutogradRecipe.Classifier;
import contracts.AutogradRecipe.LanguageModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import reference.autograd.AutogradAnswers;
import reference.autograd.AutogradToolbox;

/** What is given in chapter 03: two models made of the exercises, and the picture of a graph. */
@Tag("autograd")
class ModelsTest {

    private static final double[][] CORNERS = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
    private static final int[] EITHER_OR = {-1, 1, 1, -1};

    private final AutogradRecipe toolbox = new AutogradToolbox();

    @Test
    void a_network_of_scalars_learns_what_no_line_can_tell_apart() {
        Classifier network = toolbox.classifier(4, 1);
        assertThat(network.parameters()).isEqualTo(3 * 4 + 5 * 4 + 5);
        for (int step = 0; step < 400; step++) {
            network.step(CORNERS, EITHER_OR, 0.5);
        }
        for (int i = 0; i < CORNERS.length; i++) {
            assertThat(network.score(CORNERS[i]) * EITHER_OR[i]).as("corner " + i).isGreaterThan(1);
        }
    }

    /** The step tells the loss before it, and moves by the rate times the slope, so the loss falls by rate * |slope|^2. */
    @Test
    void a_step_tells_the_mean_loss_and_moves_against_the_gradient() {
        Classifier network = toolbox.classifier(3, 2);
        double mean = 0;
        for (int i = 0; i < CORNERS.length; i++) {
            mean += Math.log1p(Math.exp(-EITHER_OR[i] * network.score(CORNERS[i]))) / CORNERS.length;
        }
        assertThat(network.step(CORNERS, EITHER_OR, 0)).isCloseTo(mean, within(1e-12));
        double before = network.step(CORNERS, EITHER_OR, 1e-6);
        double after = network.step(CORNERS, EITHER_OR, 1e-6);
        double again = network.step(CORNERS, EITHER_OR, 0);
        assertThat(before).isCloseTo(mean, within(1e-12));
        assertThat(after).isLessThan(before);
        assertThat((after - again) / (before - after)).as("gradients begin anew with each step")
                .isCloseTo(1, within(1e-3));
    }

    @Test
    void networks_of_one_seed_are_equal_and_of_two_seeds_are_not() {
        double[] point = {0.3, -0.7};
        double score = toolbox.classifier(5, 3).score(point);
        assertThat(toolbox.classifier(5, 3).score(point)).isEqualTo(score);
        assertThat(toolbox.classifier(5, 4).score(point)).isNotEqualTo(score);
    }

    @Test
    void the_language_model_moves_each_weight_by_its_slope() {
        int[][] contexts = {{0, 1}, {2, 1}, {4, 4}};
        int[] targets = {3, 0, 1};
        LanguageModel model = toolbox.languageModel(5, 2, 3, 4, 1);
        Map<String, INDArray> before = model.weights();
        double rate = 1e-3;
        double loss = model.step(contexts, targets, rate);
        Map<String, INDArray> after = model.weights();
        assertThat(before.keySet()).containsExactly("embedding", "norm.weight", "norm.bias", "hidden.weight",
                "hidden.bias", "output.weight", "output.bias");
        TwinModel twin = new TwinModel(before);
        assertThat(loss).isCloseTo(twin.loss(contexts, targets), within(1e-10));
        before.forEach((name, weight) -> {
            INDArray slope = Slope.of(weight, moved -> twin.with(name, moved).loss(contexts, targets));
            INDArray step = weight.sub(after.get(name)).div(rate);
            assertThat(step.distance2(slope)).as("the step of " + name).isLessThan(1e-6);
        });
        assertThat(model.loss(contexts, targets)).isLessThan(loss);
        assertThat(model.step(contexts, targets, 0)).isEqualTo(model.loss(contexts, targets));
    }

    @Test
    void a_fresh_language_model_hesitates_among_all_tokens() {
        LanguageModel model = toolbox.languageModel(50, 4, 8, 32, 1);
        int[][] contexts = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}, {49, 0, 49, 0}};
        assertThat(model.loss(contexts, new int[] {0, 17, 33, 49})).isBetween(Math.log(50) - 1.5, Math.log(50) + 1.5);
        assertThat(model.weights().get("norm.weight").minNumber().doubleValue()).isEqualTo(1);
        assertThat(model.weights().get("hidden.weight").stdNumber().doubleValue())
                .isCloseTo(1 / Math.sqrt(32), within(0.02));
    }

    @Test
    void the_picture_shows_values_and_gradients() {
        String svg = toolbox.picture("y = (a b + c) a", Picture.graph(), List.of("a", "b", "c", "p", "s", "y"));
        assertThat(svg).contains(">a<", ">value 2<", ">gradient -2<", ">p  =  *<", ">value -6<", ">gradient 2<");
        String composed = toolbox.picture("a / b", List.of(new Node("input", List.of(), 1),
                new Node("input", List.of(), 3), new Node("div", List.of(0, 1), 0)), List.of("a", "b", "y"));
        assertThat(composed).contains(">^-1.0<", ">value 0.3333<", ">gradient -0.1111<", ">y  =  *<");
    }

    @Test
    void an_unknown_operation_is_named() {
        List<Node> graph = List.of(new Node("input", List.of(), 1), new Node("sinus", List.of(0), 0));
        assertThatThrownBy(() -> new AutogradAnswers().backward(graph)).hasMessageContaining("\"sinus\"");
        assertThatThrownBy(() -> new AutogradAnswers().slopes(graph)).hasMessageContaining("\"sinus\"");
    }
}
