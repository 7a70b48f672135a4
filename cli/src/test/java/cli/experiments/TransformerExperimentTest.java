package cli.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import cli.experiments.TransformerExperiment.Part;
import contracts.GptConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import reference.transformer.ParameterCount;

/** What the lesson's table and its sentences say. */
class TransformerExperimentTest {

    @Test
    void the_parts_of_gpt_2_small_are_those_of_the_lesson() {
        List<Part> parts = TransformerExperiment.parts(TransformerExperiment.GPT_2, 1024);
        assertThat(parts).extracting(Part::parameters)
                .containsExactly(38_597_376L, 786_432L, 28_348_416L, 0L, 56_669_184L, 38_400L);
        assertThat(parts).extracting(part -> Math.round(part.work() / 1e5) / 10.0)
                .containsExactly(77.2, 0.0, 56.6, 37.7, 113.2, 0.0);
        assertThat(parts.stream().mapToDouble(Part::work).sum()).isBetween(284.5e6, 285.5e6);
    }

    @Test
    void the_parts_add_up_to_the_parameters_of_any_model() {
        for (int size = 1; size <= 5; size++) {
            GptConfig config = new GptConfig(7 * size, 3 + size, 4 * size, size, 2, 0, 1e-5);
            assertThat(TransformerExperiment.parts(config, 2).stream().mapToLong(Part::parameters).sum())
                    .isEqualTo(ParameterCount.of(config));
        }
    }

    @Test
    void scores_and_mixing_cost_as_much_as_the_mlp_at_four_times_the_width() {
        List<Part> parts = TransformerExperiment.parts(TransformerExperiment.GPT_2, 4 * 768);
        assertThat(parts.get(3).work()).isEqualTo(parts.get(4).work());
    }
}
