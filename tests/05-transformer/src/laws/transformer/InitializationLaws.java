package laws.transformer;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.GptConfig;
import contracts.TransformerContract;
import engine.Draws;
import java.util.Map;
import laws.transformer.Inputs.Texts;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 05, before the first step: fresh weights, and how many there are. */
@Tag("transformer")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class InitializationLaws {

    private final TransformerContract subject = Subject.of(TransformerContract.class);
    private final TransformerContract reference = Reference.of(TransformerContract.class);

    @Group
    class Initialization {

        /** The lesson's example: two layers, so four branches end in the sum, and 0.02 / sqrt(4) is 0.01. */
        @Example
        @Check(value = "transformer.init/hand-example", gate = true)
        void the_weights_of_two_layers_are_drawn_as_worked_by_hand() {
            GptConfig config = new GptConfig(5, 3, 4, 2, 2, 0, 1e-5);
            Map<String, INDArray> weights = subject.initialWeights(config, 7);
            Expect.close("wte.weight", drawn("wte.weight", 0.02, 5, 4), weights.get("wte.weight"));
            Expect.close("h.1.attn.c_attn.weight", drawn("h.1.attn.c_attn.weight", 0.02, 4, 12),
                    weights.get("h.1.attn.c_attn.weight"));
            Expect.close("h.1.mlp.c_proj.weight", drawn("h.1.mlp.c_proj.weight", 0.01, 16, 4),
                    weights.get("h.1.mlp.c_proj.weight"));
            Expect.close("h.0.ln_1.weight", checks.Numbers.full(1, 4), weights.get("h.0.ln_1.weight"));
            Expect.close("h.0.ln_1.bias", checks.Numbers.full(0, 4), weights.get("h.0.ln_1.bias"));
        }

        private static INDArray drawn(String name, double deviation, int rows, int columns) {
            return checks.Numbers.array(Draws.normals(7, name, 0, rows * columns), rows, columns).mul(deviation);
        }

        @Property(tries = 20)
        @Check("transformer.init/agrees-with-reference")
        void the_weights_agree_with_the_reference(@ForAll GptConfig config, @ForAll long seed) {
            Expect.close("initialWeights", reference.initialWeights(config, seed),
                    subject.initialWeights(config, seed));
        }

        @Property(tries = 6)
        @Check(value = "transformer.init/deviations", weight = 2)
        void each_matrix_has_its_standard_deviation(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int layers) {
            GptConfig config = new GptConfig(50, 40, 32, layers, 2, 0, 1e-5);
            subject.initialWeights(config, seed).forEach((name, weight) -> {
                double expected = deviation(name, layers);
                double found = Math.sqrt(weight.mul(weight).meanNumber().doubleValue()
                        - Math.pow(weight.meanNumber().doubleValue(), 2));
                double chance = 6 * expected / Math.sqrt(2.0 * weight.length()); // six standard deviations
                Expect.that(Math.abs(found - expected) <= chance, "With " + layers + " layers " + name
                        + " should have a standard deviation near " + expected + ", but has " + found + ".");
            });
        }

        private static double deviation(String name, int layers) {
            if (name.endsWith(".bias") || name.contains("ln_")) {
                return 0;
            }
            return name.endsWith("c_proj.weight") ? 0.02 / Math.sqrt(2.0 * layers) : 0.02;
        }

        @Property(tries = 10)
        @Check("transformer.init/draws-of-its-own")
        void no_two_matrices_are_drawn_alike(@ForAll long seed) {
            Map<String, INDArray> weights = subject.initialWeights(new GptConfig(6, 6, 4, 2, 2, 0, 1e-5), seed);
            for (String part : new String[] {"attn.c_attn.weight", "attn.c_proj.weight", "mlp.c_fc.weight"}) {
                INDArray first = weights.get("h.0." + part);
                INDArray second = weights.get("h.1." + part);
                Expect.that(first.distance2(second) > 0, "h.0." + part + " and h.1." + part
                        + " hold the same numbers; each name has normals of its own.");
            }
        }

        /** Fresh weights know nothing: each token is about as likely as any other, and the loss is about ln V. */
        @Property(tries = 10)
        @Check("transformer.init/loss-at-the-start")
        void the_loss_at_the_start_is_about_ln_v(@ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int tokens) {
            GptConfig config = new GptConfig(tokens, 8, 16, 2, 2, 0, 1e-5);
            Texts in = new Texts(config, 4, 8, seed & 0xFFFF);
            double loss = Weights.loss(
                    reference.logits(config, subject.initialWeights(config, seed), in.ids()), in.targets());
            Expect.that(Math.abs(loss - Math.log(tokens)) < 0.1, "With " + tokens
                    + " tokens the loss at the start should be near ln " + tokens + " = " + Math.log(tokens)
                    + ", but is " + loss + ".");
        }
    }

    @Group
    class ParameterCount {

        /** The lesson's example: 10 + 6 for the embeddings, 4 + 18 + 6 + 4 + 24 + 18 for the block, 4 at the end. */
        @Example
        @Check(value = "transformer.parameter-count/hand-example", gate = true)
        void one_small_block_has_the_parameters_counted_by_hand() {
            Expect.same("parameterCount", 94L, subject.parameterCount(new GptConfig(5, 3, 2, 1, 1, 0, 1e-5)));
        }

        @Example
        @Check(value = "transformer.parameter-count/gpt-2", weight = 2)
        void gpt_2_has_its_published_sizes() {
            Expect.same("GPT-2 small", 124_439_808L, count(768, 12, 12));
            Expect.same("GPT-2 medium", 354_823_168L, count(1024, 24, 16));
            Expect.same("GPT-2 large", 774_030_080L, count(1280, 36, 20));
            Expect.same("GPT-2 xl", 1_557_611_200L, count(1600, 48, 25));
        }

        private long count(int channels, int layers, int heads) {
            return subject.parameterCount(new GptConfig(50_257, 1024, channels, layers, heads, 0.1, 1e-5));
        }

        /** GPT-3 in the shape of GPT-2 (Brown et al. 2020, table 2.1): more than an int can count. */
        @Example
        @Check("transformer.parameter-count/beyond-int")
        void a_model_of_the_size_of_gpt_3_is_counted() {
            Expect.same("96 layers of 12288 channels", 174_604_259_328L, subject.parameterCount(
                    new GptConfig(50_257, 2048, 12_288, 96, 96, 0, 1e-5)));
        }

        @Property(tries = 20)
        @Check("transformer.parameter-count/counts-the-weights")
        void the_count_is_the_number_of_the_weights(@ForAll GptConfig config) {
            long counted = reference.initialWeights(config, 0).values().stream().mapToLong(INDArray::length).sum();
            Expect.same("parameterCount", counted, subject.parameterCount(config));
        }
    }
}
