package laws.transformer;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.TransformerContract;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import laws.transformer.Inputs.Rows;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 05, what a block is made of beside attention: layer norm, MLP, dropout. */
@Tag("transformer")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class PartLaws {

    private final TransformerContract subject = Subject.of(TransformerContract.class);
    private final TransformerContract reference = Reference.of(TransformerContract.class);

    @Group
    class LayerNorm {

        /** The lesson's example: mean 2, variance 4, and an epsilon of 2.25, so that the root is 2.5. */
        @Example
        @Check(value = "transformer.layer-norm/hand-example", gate = true)
        void two_positions_are_normalized_as_worked_by_hand() {
            INDArray x = Numbers.array(new double[] {0, 0, 4, 4, 7, 7, 7, 7}, 1, 2, 4);
            INDArray weight = Numbers.array(new double[] {1, 2, 3, 0.5}, 4);
            INDArray bias = Numbers.array(new double[] {0, 0, 1, -1}, 4);
            Expect.close("layerNorm",
                    Numbers.array(new double[] {-0.8, -1.6, 3.4, -0.6, 0, 0, 1, -1}, 1, 2, 4),
                    subject.layerNorm(x, weight, bias, 2.25));
        }

        @Property
        @Check(value = "transformer.layer-norm/agrees-with-reference", weight = 2)
        void the_output_agrees_with_the_reference(@ForAll Rows in) {
            Expect.close("layerNorm", reference.layerNorm(in.x(), in.weight(), in.bias(), in.epsilon()),
                    subject.layerNorm(in.x(), in.weight(), in.bias(), in.epsilon()));
        }

        @Property
        @Check("transformer.layer-norm/mean-zero-variance-one")
        void each_vector_is_brought_to_mean_zero_and_variance_one(@ForAll Rows in) {
            INDArray normal = plain(in.x().mul(5).add(3), in.channels(), 1e-14);
            Expect.shape("layerNorm", normal, in.batch(), in.positions(), in.channels());
            INDArray zeros = Numbers.full(0, in.batch(), in.positions());
            Expect.close("the mean over the channels", zeros, normal.mean(-1));
            Expect.close("the variance over the channels", zeros.add(1), normal.mul(normal).mean(-1));
        }

        @Property
        @Check("transformer.layer-norm/shift-and-scale")
        void a_shift_or_a_scale_of_the_input_changes_nothing(@ForAll Rows in,
                @ForAll @DoubleRange(min = -50, max = 50) double shift,
                @ForAll @DoubleRange(min = 0.5, max = 20) double scale) {
            Expect.close("layerNorm of " + scale + " x + " + shift,
                    subject.layerNorm(in.x(), in.weight(), in.bias(), 1e-14),
                    subject.layerNorm(in.x().mul(scale).add(shift), in.weight(), in.bias(), 1e-14));
        }

        @Property(tries = 20)
        @Check("transformer.layer-norm/positions-apart")
        void positions_do_not_mix(@ForAll Rows in) {
            INDArray all = subject.layerNorm(in.x(), in.weight(), in.bias(), in.epsilon());
            for (int t = 0; t < in.positions(); t++) {
                Expect.close("position " + t + " alone", Part.positions(all, t, t + 1),
                        subject.layerNorm(Part.positions(in.x(), t, t + 1), in.weight(), in.bias(), in.epsilon()));
            }
        }

        @Property
        @Check("transformer.layer-norm/constant-vector")
        void equal_channels_give_the_bias(@ForAll Rows in, @ForAll @IntRange(min = -9, max = 9) int number) {
            INDArray x = Numbers.full(number, 1, 1, in.channels());
            Expect.close("layerNorm of a vector of equal numbers", in.bias().reshape(1, 1, in.channels()),
                    subject.layerNorm(x, in.weight(), in.bias(), in.epsilon()));
        }

        @Property(tries = 20)
        @Check("transformer.layer-norm/gradients")
        void the_norm_hands_gradients_to_its_input_its_weight_and_its_bias(@ForAll Rows in) {
            Expect.close("gradients",
                    reference.layerNormGradients(in.x(), in.weight(), in.bias(), in.epsilon(), in.upstream()),
                    subject.layerNormGradients(in.x(), in.weight(), in.bias(), in.epsilon(), in.upstream()));
        }

        /** A shift of the input changes nothing, so the slopes of its channels cancel. */
        @Property(tries = 20)
        @Check("transformer.layer-norm/gradients-cancel")
        void the_gradient_of_the_input_has_mean_zero(@ForAll Rows in) {
            INDArray slope = subject.layerNormGradients(
                    in.x(), in.weight(), in.bias(), 0.3, in.upstream()).get("x");
            Expect.close("the gradient's mean over the channels", Numbers.full(0, in.batch(), in.positions()),
                    slope.mean(-1));
        }

        private INDArray plain(INDArray x, int channels, double epsilon) {
            return subject.layerNorm(x, Numbers.full(1, channels), Numbers.full(0, channels), epsilon);
        }
    }

    @Group
    class Mlp {

        /** The lesson's example: hidden (1, -1, 0, ...), gelu(1) = 0.84119..., and gelu(1) - gelu(-1) = 1. */
        @Example
        @Check(value = "transformer.mlp/hand-example", gate = true)
        void two_channels_pass_the_mlp_as_worked_by_hand() {
            Map<String, INDArray> weights = new LinkedHashMap<>();
            weights.put("c_fc.weight", Numbers.array(new double[] {
                1, 0, 0, 0, 0, 0, 0, 0,
                0, 1, 0, 0, 0, 0, 0, 0}, 2, 8));
            weights.put("c_fc.bias", Numbers.array(new double[] {0, 2, 0, 0, 0, 0, 0, 0}, 8));
            weights.put("c_proj.weight", Numbers.array(new double[] {
                1, 2, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 8, 2));
            weights.put("c_proj.bias", Numbers.array(new double[] {0.5, 0}, 2));
            INDArray x = Numbers.array(new double[] {1, -3}, 1, 1, 2);
            Expect.close("mlp", Numbers.array(new double[] {1.5, 2 * 0.8411919906082768}, 1, 1, 2),
                    subject.mlp(x, weights));
        }

        @Property
        @Check(value = "transformer.mlp/agrees-with-reference", weight = 2)
        void the_output_agrees_with_the_reference(@ForAll Rows in) {
            Expect.close("mlp", reference.mlp(in.x(), in.mlp()), subject.mlp(in.x(), in.mlp()));
        }

        @Property(tries = 15)
        @Check("transformer.mlp/positions-apart")
        void positions_do_not_mix(@ForAll Rows in) {
            INDArray all = subject.mlp(in.x(), in.mlp());
            for (int t = 0; t < in.positions(); t++) {
                Expect.close("position " + t + " alone", Part.positions(all, t, t + 1),
                        subject.mlp(Part.positions(in.x(), t, t + 1), in.mlp()));
            }
        }

        /** Where every hidden number is far from zero, GELU hands on what is positive and stops what is negative. */
        @Property(tries = 15)
        @Check("transformer.mlp/far-from-zero")
        void with_large_biases_the_mlp_is_linear_or_constant(@ForAll Rows in) {
            Map<String, INDArray> weights = in.mlp();
            INDArray x = in.x();
            INDArray flat = x.reshape((long) in.batch() * in.positions(), in.channels());
            weights.put("c_fc.bias", Numbers.full(1000, 4L * in.channels()));
            INDArray hidden = flat.mmul(weights.get("c_fc.weight")).add(1000);
            INDArray linear = hidden.mmul(weights.get("c_proj.weight")).addRowVector(weights.get("c_proj.bias"));
            Expect.close("mlp with hidden numbers near 1000", linear.reshape(x.shape()), subject.mlp(x, weights));
            weights.put("c_fc.bias", Numbers.full(-1000, 4L * in.channels()));
            INDArray constant = Numbers.full(0, flat.shape()).addRowVector(weights.get("c_proj.bias"));
            Expect.close("mlp with hidden numbers near -1000", constant.reshape(x.shape()), subject.mlp(x, weights));
        }

        @Property(tries = 20)
        @Check("transformer.mlp/gradients")
        void the_mlp_hands_gradients_to_its_input_and_every_weight(@ForAll Rows in) {
            Expect.close("gradients", reference.mlpGradients(in.x(), in.mlp(), in.upstream()),
                    subject.mlpGradients(in.x(), in.mlp(), in.upstream()));
        }
    }

    @Group
    class Dropout {

        /** The lesson's example: p is 0.2, so what stays is divided by 0.8; a uniform of exactly 0.2 stays. */
        @Example
        @Check(value = "transformer.dropout/hand-example", gate = true)
        void four_numbers_are_dropped_or_scaled_as_worked_by_hand() {
            INDArray x = Numbers.array(new double[] {4, 8, 12, 16}, 1, 1, 4);
            double[] u = {0.1, 0.2, 0.9, 0.19};
            Expect.close("dropout in training", Numbers.array(new double[] {0, 10, 15, 0}, 1, 1, 4),
                    subject.dropout(x, 0.2, u, true));
            Expect.close("dropout in use", x, subject.dropout(x, 0.2, u, false));
        }

        @Property
        @Check("transformer.dropout/agrees-with-reference")
        void what_stays_agrees_with_the_reference(@ForAll Rows in, @ForAll @DoubleRange(min = 0, max = 0.9) double p) {
            Expect.close("dropout", reference.dropout(in.x(), p, in.uniforms(), true),
                    subject.dropout(in.x(), p, in.uniforms(), true));
        }

        @Property(tries = 10)
        @Check("transformer.dropout/share")
        void dropout_drops_its_share(@ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 0.9) double p) {
            int n = 4_000;
            INDArray result = subject.dropout(Numbers.full(3, n), p, uniforms(seed, n), true);
            double share = result.eq(0).castTo(result.dataType()).meanNumber().doubleValue();
            double chance = 6 * Math.sqrt(p * (1 - p) / n); // six standard deviations
            Expect.that(Math.abs(share - p) < chance,
                    "Of 4000 numbers a share of " + p + " should be zero, but " + share + " are.");
        }

        @Property(tries = 10)
        @Check("transformer.dropout/expectation")
        void dropout_keeps_the_mean(@ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 0.9) double p) {
            int n = 4_000;
            double mean = subject.dropout(Numbers.full(3, n), p, uniforms(seed, n), true).meanNumber().doubleValue();
            double chance = 6 * 3 * Math.sqrt(p / (1 - p) / n); // six standard deviations
            Expect.that(Math.abs(mean - 3) < chance,
                    "4000 numbers of 3 should keep a mean near 3 with p = " + p + ", but have " + mean + ".");
        }

        @Property
        @Check("transformer.dropout/off-in-use")
        void dropout_gives_its_input_back_when_the_model_is_used(
                @ForAll Rows in, @ForAll @DoubleRange(min = 0, max = 0.9) double p) {
            Expect.close("dropout in use", in.x(), subject.dropout(in.x(), p, in.uniforms(), false));
            Expect.close("dropout of share 0", in.x(), subject.dropout(in.x(), 0, in.uniforms(), true));
        }

        @Property(tries = 20)
        @Check("transformer.dropout/gradient")
        void dropout_hands_gradients_only_to_what_stayed(@ForAll Rows in, @ForAll boolean training) {
            Expect.close("gradient", reference.dropoutGradient(in.x(), 0.4, in.uniforms(), training, in.upstream()),
                    subject.dropoutGradient(in.x(), 0.4, in.uniforms(), training, in.upstream()));
        }

        private static double[] uniforms(long seed, int size) {
            return new SplittableRandom(seed).doubles(size).toArray();
        }
    }
}
