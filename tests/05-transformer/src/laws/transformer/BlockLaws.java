package laws.transformer;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AttentionContract;
import contracts.TransformerContract;
import java.util.LinkedHashMap;
import java.util.Map;
import laws.transformer.Inputs.Layer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 05, the block: where the norms stand, and what is added to what. */
@Tag("transformer")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class BlockLaws {

    private final TransformerContract subject = Subject.of(TransformerContract.class);
    private final TransformerContract reference = Reference.of(TransformerContract.class);

    @Group
    class Block {

        /**
         * The lesson's example: attention gives each position the mean of what it sees, the MLP gives its input back,
         * and a norm of two channels with epsilon 0 leaves -1 and 1.
         */
        @Example
        @Check(value = "transformer.block/hand-example", gate = true)
        void a_block_of_two_positions_answers_as_worked_by_hand() {
            INDArray x = Numbers.array(new double[] {0, 2, 5, 3}, 1, 2, 2);
            Expect.close("block, pre-norm", Numbers.array(new double[] {-2, 4, 6, 2}, 1, 2, 2),
                    subject.block(x, passing(), 1, 0, causal(2), true));
            Expect.close("block, post-norm", Numbers.array(new double[] {-1, 1, 1, -1}, 1, 2, 2),
                    subject.block(x, passing(), 1, 0, causal(2), false));
        }

        /** Queries and keys are zeros, values are the input; gelu(z) - gelu(-z) = z makes the MLP hand on. */
        private static Map<String, INDArray> passing() {
            Map<String, INDArray> weights = new LinkedHashMap<>();
            weights.put("ln_1.weight", Numbers.full(1, 2));
            weights.put("ln_1.bias", Numbers.full(0, 2));
            weights.put("attn.c_attn.weight", Numbers.array(new double[] {
                0, 0, 0, 0, 1, 0,
                0, 0, 0, 0, 0, 1}, 2, 6));
            weights.put("attn.c_attn.bias", Numbers.full(0, 6));
            weights.put("attn.c_proj.weight", Numbers.array(new double[] {1, 0, 0, 1}, 2, 2));
            weights.put("attn.c_proj.bias", Numbers.full(0, 2));
            weights.put("ln_2.weight", Numbers.full(1, 2));
            weights.put("ln_2.bias", Numbers.full(0, 2));
            weights.put("mlp.c_fc.weight", Numbers.array(new double[] {
                1, -1, 0, 0, 0, 0, 0, 0,
                0, 0, 1, -1, 0, 0, 0, 0}, 2, 8));
            weights.put("mlp.c_fc.bias", Numbers.full(0, 8));
            weights.put("mlp.c_proj.weight", Numbers.array(new double[] {
                1, 0, -1, 0, 0, 1, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0}, 8, 2));
            weights.put("mlp.c_proj.bias", Numbers.full(0, 2));
            return weights;
        }

        @Property(tries = 25)
        @Check(value = "transformer.block/agrees-with-reference", weight = 2)
        void the_output_agrees_with_the_reference(@ForAll Layer in) {
            INDArray mask = causal(in.positions());
            Expect.close("block, preNorm = " + in.preNorm(),
                    reference.block(in.x(), in.weights(), in.heads(), in.epsilon(), mask, in.preNorm()),
                    subject.block(in.x(), in.weights(), in.heads(), in.epsilon(), mask, in.preNorm()));
        }

        @Property(tries = 10)
        @Check("transformer.block/silent-halves")
        void pre_norm_with_zero_matrices_is_the_identity(@ForAll Layer in) {
            Expect.close("block, pre-norm, all matrices and biases zero", in.x(), subject.block(in.x(),
                    Weights.silent(in.weights()), in.heads(), in.epsilon(), causal(in.positions()), true));
        }

        @Property(tries = 15)
        @Check("transformer.block/post-norm-ends-in-a-norm")
        void post_norm_gives_vectors_of_mean_zero_and_variance_one(@ForAll Layer in) {
            Map<String, INDArray> weights = in.weights();
            weights.put("ln_2.weight", Numbers.full(1, weights.get("ln_2.weight").shape()));
            weights.put("ln_2.bias", Numbers.full(0, weights.get("ln_2.bias").shape()));
            INDArray result = subject.block(in.x(), weights, in.heads(), 1e-14, causal(in.positions()), false);
            INDArray zeros = Numbers.full(0, in.batch(), in.positions());
            Expect.close("the mean over the channels", zeros, result.mean(-1));
            Expect.close("the variance over the channels", zeros.add(1), result.mul(result).mean(-1));
        }

        @Property(tries = 15)
        @Check("transformer.block/no-look-ahead")
        void a_position_never_sees_the_future(@ForAll Layer in) {
            INDArray mask = causal(in.positions());
            INDArray before = subject.block(in.x(), in.weights(), in.heads(), in.epsilon(), mask, in.preNorm());
            INDArray after = subject.block(
                    Part.lastChanged(in.x()), in.weights(), in.heads(), in.epsilon(), mask, in.preNorm());
            for (int t = 0; t < in.positions() - 1; t++) {
                Expect.close("position " + t + ", after the last one changed",
                        Part.positions(before, t, t + 1), Part.positions(after, t, t + 1));
            }
        }

        @Property(tries = 15)
        @Check("transformer.block/dropout")
        void each_half_drops_before_it_is_added(@ForAll Layer in) {
            INDArray mask = causal(in.positions());
            Expect.close("blockInTraining, preNorm = " + in.preNorm(), reference.blockInTraining(
                            in.x(), in.weights(), in.heads(), in.epsilon(), mask, in.preNorm(), 0.3, in.seed()),
                    subject.blockInTraining(
                            in.x(), in.weights(), in.heads(), in.epsilon(), mask, in.preNorm(), 0.3, in.seed()));
        }

        @Property(tries = 10)
        @Check("transformer.block/gradients")
        void the_block_hands_gradients_to_its_input_and_every_weight(@ForAll Layer in) {
            INDArray mask = causal(in.positions());
            Expect.close("gradients, preNorm = " + in.preNorm(), reference.blockGradients(
                            in.x(), in.weights(), in.heads(), in.epsilon(), mask, in.preNorm(), in.upstream()),
                    subject.blockGradients(
                            in.x(), in.weights(), in.heads(), in.epsilon(), mask, in.preNorm(), in.upstream()));
        }

        private static INDArray causal(int positions) {
            return Reference.of(AttentionContract.class).causalMask(positions);
        }
    }
}
