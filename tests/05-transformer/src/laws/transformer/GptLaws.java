package laws.transformer;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.GptConfig;
import contracts.TransformerContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import laws.transformer.Inputs.Texts;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 05, the whole GPT: from tokens to logits, and the gradients back. */
@Tag("transformer")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class GptLaws {

    private final TransformerContract subject = Subject.of(TransformerContract.class);
    private final TransformerContract reference = Reference.of(TransformerContract.class);

    @Group
    class Forward {

        /** The lesson's example: three tokens, two channels, one block that adds (2, 0) and nothing else. */
        @Example
        @Check(value = "transformer.gpt/hand-example", gate = true)
        void a_model_reads_two_tokens_as_worked_by_hand() {
            GptConfig config = new GptConfig(3, 4, 2, 1, 1, 0, 0.5625);
            Map<String, INDArray> weights = Weights.silent(reference.initialWeights(config, 0));
            weights.put("wte.weight", Numbers.array(new double[] {2, 0, 0, 1, 1, 3}, 3, 2));
            weights.put("wpe.weight", Numbers.array(new double[] {-1, 1, -2, 1, 9, 9, 9, 9}, 4, 2));
            weights.put("h.0.mlp.c_proj.bias", Numbers.array(new double[] {2, 0}, 2));
            Expect.close("logits", Numbers.array(new double[] {1.6, -0.8, -1.6, -1.6, 0.8, 1.6}, 1, 2, 3),
                    subject.logits(config, weights, new int[][] {{0, 1}}));
        }

        @Property(tries = 25)
        @Check(value = "transformer.gpt/agrees-with-reference", weight = 2)
        void the_logits_and_the_loss_agree_with_the_reference(@ForAll Texts in) {
            Expect.close("logits", reference.logits(in.config(), in.weights(), in.ids()),
                    subject.logits(in.config(), in.weights(), in.ids()));
        }

        @Property(tries = 20)
        @Check(value = "transformer.gpt/no-look-ahead", weight = 2)
        void no_position_sees_a_later_token(@ForAll Texts in) {
            INDArray before = subject.logits(in.config(), in.weights(), in.ids());
            int[][] changed = in.ids();
            for (int[] text : changed) {
                text[in.positions() - 1] = (text[in.positions() - 1] + 1) % in.config().vocabulary();
            }
            INDArray after = subject.logits(in.config(), in.weights(), changed);
            for (int t = 0; t < in.positions() - 1; t++) {
                Expect.close("position " + t + ", after the last token changed",
                        Part.positions(before, t, t + 1), Part.positions(after, t, t + 1));
            }
            Expect.that(before.distance2(after) > 1e-9, "The last position's logits should change with its own token.");
        }

        @Property(tries = 10)
        @Check("transformer.gpt/batch-neighbours")
        void a_text_does_not_depend_on_its_neighbours_in_the_batch(@ForAll Texts in) {
            INDArray together = subject.logits(in.config(), in.weights(), in.ids());
            for (int b = 0; b < in.batch(); b++) {
                Expect.close("text " + b + " alone", Part.text(together, b),
                        subject.logits(in.config(), in.weights(), new int[][] {in.ids()[b]}));
            }
        }

        @Property(tries = 20)
        @Check("transformer.gpt/padding")
        void tokens_behind_a_text_do_not_matter_and_positions_count_from_its_start(@ForAll Texts in) {
            INDArray alone = subject.logits(in.config(), in.weights(), in.ids());
            int[][] padded = new int[in.batch()][];
            Arrays.setAll(padded, b -> Arrays.copyOf(in.ids()[b], in.config().context())); // token 0 behind the text
            INDArray first = Part.positions(
                    subject.logits(in.config(), in.weights(), padded), 0, in.positions());
            Expect.close("a text of " + in.positions() + " tokens, padded to the context of "
                    + in.config().context(), alone, first);
        }

        /** A token that stands at two places gets two different answers: without positions it would be one. */
        @Property(tries = 10)
        @Check("transformer.gpt/positions-count")
        void the_same_token_at_two_places_gets_two_answers(@ForAll long seed) {
            GptConfig config = new GptConfig(5, 4, 6, 1, 2, 0, 1e-5);
            INDArray logits = subject.logits(config, Weights.random(config, seed), new int[][] {{3, 3}});
            Expect.that(Part.positions(logits, 0, 1).distance2(Part.positions(logits, 1, 2)) > 1e-6,
                    "The text 3 3 got the same logits at both positions: the position embedding does not count.");
        }

        @Property(tries = 15)
        @Check("transformer.gpt/dropout")
        void training_drops_from_the_embeddings_and_in_each_block(@ForAll Texts in) {
            Expect.close("logitsInTraining, dropout " + in.config().dropout(),
                    reference.logitsInTraining(in.config(), in.weights(), in.ids(), in.seed()),
                    subject.logitsInTraining(in.config(), in.weights(), in.ids(), in.seed()));
        }
    }

    @Group
    class Backward {

        @Property(tries = 8)
        @Check("transformer.gpt/gradients")
        void gradients_reach_every_weight(@ForAll Texts in) {
            Expect.close("gradients",
                    reference.gradients(in.config(), in.weights(), in.ids(), in.targets()),
                    subject.gradients(in.config(), in.weights(), in.ids(), in.targets()));
        }

        @Property(tries = 8)
        @Check("transformer.gpt/gradients-are-slopes")
        void a_gradient_is_the_slope_of_the_loss(@ForAll long seed) {
            GptConfig config = new GptConfig(5, 4, 4, 2, 2, 0, 0.3);
            Texts in = new Texts(config, 2, 3, seed);
            Map<String, INDArray> gradients = subject.gradients(config, in.weights(), in.ids(), in.targets());
            SplittableRandom random = new SplittableRandom(seed);
            List<String> names = List.copyOf(in.weights().keySet());
            String name = names.get(random.nextInt(names.size()));
            long index = random.nextLong(in.weights().get(name).length());
            Expect.close("the gradient of " + name + " at " + index, slope(in, name, index),
                    gradients.get(name).dup('c').getDouble(index), 1e-6);
        }

        /** The matrix that embeds also scores: the slope of one of its numbers holds both parts. */
        @Property(tries = 4)
        @Check(value = "transformer.gpt/tied-weights", weight = 2)
        void the_token_matrix_receives_both_gradients(@ForAll long seed) {
            GptConfig config = new GptConfig(6, 4, 4, 1, 2, 0, 0.3);
            Texts in = new Texts(config, 2, 3, seed);
            INDArray gradient = subject.gradients(config, in.weights(), in.ids(), in.targets())
                    .get("wte.weight");
            int read = in.ids()[0][0]; // it is embedded and scored
            Expect.close("the gradient of token " + read + ", which the text holds",
                    slope(in, "wte.weight", 4L * read), gradient.getDouble(read, 0), 1e-6);
            for (int token = 0; token < 6; token++) { // some are only scored
                Expect.close("the gradient of token " + token,
                        slope(in, "wte.weight", 4L * token + 1), gradient.getDouble(token, 1), 1e-6);
            }
        }

        @Property(tries = 8)
        @Check("transformer.gpt/unused-positions")
        void positions_behind_the_text_get_no_gradient(@ForAll Texts in) {
            INDArray gradient = subject.gradients(in.config(), in.weights(), in.ids(), in.targets())
                    .get("wpe.weight");
            Expect.shape("the gradient of wpe.weight", gradient, in.config().context(), in.config().channels());
            for (int t = in.positions(); t < in.config().context(); t++) {
                Expect.close("the gradient of position " + t + " with a text of " + in.positions() + " tokens",
                        0, gradient.getRow(t).norm1Number().doubleValue());
            }
        }

        private double slope(Texts in, String name, long index) {
            double h = 1e-5;
            double up = loss(in, Weights.moved(in.weights(), name, index, h));
            double down = loss(in, Weights.moved(in.weights(), name, index, -h));
            return (up - down) / (2 * h);
        }

        private double loss(Texts in, Map<String, INDArray> weights) {
            return Weights.loss(subject.logits(in.config(), weights, in.ids()), in.targets());
        }
    }
}
