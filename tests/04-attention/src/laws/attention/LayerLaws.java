package laws.attention;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AttentionContract;
import java.util.Map;
import laws.attention.Inputs.Layer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 04, the layer: heads, multi-head attention in its two uses. */
@Tag("attention")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class LayerLaws {

    private final AttentionContract subject = Subject.of(AttentionContract.class);
    private final AttentionContract reference = Reference.of(AttentionContract.class);

    /** The identity as (C, C). */
    private static INDArray identity(int channels) {
        INDArray identity = Numbers.full(0, channels, channels);
        for (int i = 0; i < channels; i++) {
            identity.putScalar(i, i, 1);
        }
        return identity;
    }

    /** Weights that hand on: queries and keys are zeros, values are the input, the projection is the identity. */
    private static Map<String, INDArray> passing(int channels) {
        INDArray qkv = Numbers.full(0, channels, 3 * channels);
        for (int i = 0; i < channels; i++) {
            qkv.putScalar(i, 2 * channels + i, 1);
        }
        return Map.of("c_attn.weight", qkv, "c_attn.bias", Numbers.full(0, 3 * channels),
                "c_proj.weight", identity(channels), "c_proj.bias", Numbers.full(0, channels));
    }

    @Group
    class Heads {

        /** The lesson's example: two positions of four channels become two heads of width two. */
        @Example
        @Check(value = "attention.heads/hand-example", gate = true)
        void four_channels_are_cut_into_heads_as_by_hand() {
            INDArray x = Numbers.array(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 4);
            INDArray split = Numbers.array(new double[] {1, 2, 5, 6, 3, 4, 7, 8}, 1, 2, 2, 2);
            Expect.close("splitHeads", split, subject.splitHeads(x, 2));
            Expect.close("mergeHeads", x, subject.mergeHeads(split));
        }

        @Property
        @Check("attention.heads/agrees-with-reference")
        void splitting_and_merging_agree_with_the_reference(@ForAll Layer in) {
            INDArray split = reference.splitHeads(in.x(), in.heads());
            Expect.close("splitHeads", split, subject.splitHeads(in.x(), in.heads()));
            Expect.close("mergeHeads", reference.mergeHeads(split), subject.mergeHeads(split));
        }

        @Property
        @Check("attention.heads/merge-undoes-split")
        void merging_undoes_splitting(@ForAll Layer in) {
            Expect.close("mergeHeads(splitHeads(x))", in.x(), subject.mergeHeads(
                    subject.splitHeads(in.x(), in.heads())));
        }

        @Property
        @Check("attention.heads/own-channels")
        void each_head_takes_its_own_stretch_of_channels(@ForAll Layer in) {
            INDArray split = subject.splitHeads(in.x(), in.heads());
            Expect.shape("splitHeads", split, in.batch(), in.heads(), in.positions(), in.width());
            for (int head = 0; head < in.heads(); head++) {
                Expect.close("the first channel of head " + head + " at the last position",
                        in.x().getDouble(0, in.positions() - 1, head * in.width()),
                        split.getDouble(0, head, in.positions() - 1, 0));
            }
        }

        @Property(tries = 20)
        @Check("attention.heads/gradients")
        void the_gradient_of_splitting_is_merged_and_that_of_merging_split(@ForAll Layer in) {
            INDArray split = reference.splitHeads(in.upstream(), in.heads());
            Expect.close("the gradient of splitHeads", in.upstream(),
                    subject.splitHeadsGradient(in.x(), in.heads(), split));
            Expect.close("the gradient of mergeHeads", split, subject.mergeHeadsGradient(
                    reference.splitHeads(in.x(), in.heads()), in.upstream()));
        }
    }

    @Group
    class SelfAttention {

        /**
         * Equal scores everywhere, values as they are: position 1 gets the mean of positions 0 and 1. The second position
         * is far from the first, so that a merge without its transpose gives other numbers.
         */
        @Example
        @Check(value = "attention.self-attention/hand-example", gate = true)
        void a_layer_of_two_positions_answers_as_worked_by_hand() {
            INDArray x = Numbers.array(new double[] {1, 2, 3, 4, 7, 8, 9, 10}, 1, 2, 4);
            INDArray output = subject.selfAttention(x, passing(4), 2, reference.causalMask(2));
            Expect.close("selfAttention", Numbers.array(new double[] {1, 2, 3, 4, 4, 5, 6, 7}, 1, 2, 4), output);
        }

        @Property
        @Check(value = "attention.self-attention/agrees-with-reference", weight = 2)
        void the_output_agrees_with_the_reference(@ForAll Layer in) {
            INDArray mask = reference.causalMask(in.positions());
            Expect.close("selfAttention", reference.selfAttention(in.x(), in.weights(), in.heads(), mask),
                    subject.selfAttention(in.x(), in.weights(), in.heads(), mask));
        }

        @Property
        @Check("attention.self-attention/no-look-ahead")
        void a_position_never_sees_the_future(@ForAll Layer in) {
            INDArray mask = reference.causalMask(in.positions());
            INDArray before = subject.selfAttention(in.x(), in.weights(), in.heads(), mask);
            INDArray after = subject.selfAttention(Change.lastPosition(in.x()), in.weights(), in.heads(), mask);
            Expect.close("the outputs before the last position, after the last input changed",
                    Change.allButLastPosition(before), Change.allButLastPosition(after));
        }

        @Property
        @Check("attention.self-attention/permutation")
        void without_mask_and_positions_the_order_does_not_matter(@ForAll Layer in) {
            INDArray open = Numbers.full(1, 1, 1);
            INDArray output = subject.selfAttention(in.x(), in.weights(), in.heads(), open);
            INDArray reversed = subject.selfAttention(Change.reversed(in.x()), in.weights(), in.heads(), open);
            Expect.close("the output of the reversed text, read backwards", output, Change.reversed(reversed));
        }

        @Property
        @Check("attention.self-attention/heads-apart")
        void heads_do_not_mix_before_the_output_projection(@ForAll Layer in) {
            Map<String, INDArray> weights = in.weights();
            weights.put("c_proj.weight", identity(in.channels()));
            INDArray before = subject.selfAttention(in.x(), weights, in.heads(), Numbers.full(1, 1, 1));
            // The values of the last head change; every other head's output must stay.
            int last = in.channels() - 1;
            INDArray bias = weights.get("c_attn.bias").dup();
            bias.putScalar(2L * in.channels() + last, bias.getDouble(2L * in.channels() + last) + 1);
            weights.put("c_attn.bias", bias);
            INDArray after = subject.selfAttention(in.x(), weights, in.heads(), Numbers.full(1, 1, 1));
            String when = ", after the last value's bias, the last of c_attn.bias, grew by 1";
            for (int c = 0; c < last; c++) {
                Expect.close("channel " + c + " of position 0" + when,
                        before.getDouble(0, 0, c), after.getDouble(0, 0, c));
            }
            Expect.close("channel " + last + " of position 0, the last one" + when, before.getDouble(0, 0, last) + 1,
                    after.getDouble(0, 0, last));
        }

        @Property(tries = 20)
        @Check(value = "attention.self-attention/gradients", weight = 2)
        void gradients_reach_every_parameter(@ForAll Layer in) {
            INDArray mask = reference.causalMask(in.positions());
            Expect.close("gradients",
                    reference.selfAttentionGradients(in.x(), in.weights(), in.heads(), mask, in.upstream()),
                    subject.selfAttentionGradients(in.x(), in.weights(), in.heads(), mask, in.upstream()));
        }
    }

    @Group
    class CrossAttention {

        /** Equal scores everywhere, values as they are: every asker gets the memory's mean. */
        @Example
        @Check(value = "attention.cross-attention/hand-example", gate = true)
        void one_asker_and_two_answerers_meet_as_worked_by_hand() {
            INDArray x = Numbers.array(new double[] {9, 9}, 1, 1, 2);
            INDArray memory = Numbers.array(new double[] {1, 2, 3, 6}, 1, 2, 2);
            INDArray output = subject.crossAttention(x, memory, passing(2), 1, Numbers.full(1, 1, 2));
            Expect.close("crossAttention", Numbers.array(new double[] {2, 4}, 1, 1, 2), output);
        }

        @Property
        @Check(value = "attention.cross-attention/agrees-with-reference", weight = 2)
        void the_output_agrees_with_the_reference(@ForAll Layer in) {
            Expect.close("crossAttention",
                    reference.crossAttention(in.x(), in.memoryOf(), in.weights(), in.heads(), in.mask()),
                    subject.crossAttention(in.x(), in.memoryOf(), in.weights(), in.heads(), in.mask()));
        }

        @Property
        @Check("attention.cross-attention/of-itself")
        void a_text_that_asks_itself_is_self_attention(@ForAll Layer in) {
            INDArray open = Numbers.full(1, 1, 1);
            Expect.close("crossAttention(x, x)",
                    reference.selfAttention(in.x(), in.weights(), in.heads(), open),
                    subject.crossAttention(in.x(), in.x(), in.weights(), in.heads(), open));
        }

        @Property
        @Check("attention.cross-attention/memory-is-a-set")
        void the_order_of_the_memory_does_not_matter(@ForAll Layer in) {
            INDArray open = Numbers.full(1, 1, 1);
            Expect.close("the answers of the reversed memory",
                    subject.crossAttention(in.x(), in.memoryOf(), in.weights(), in.heads(), open),
                    subject.crossAttention(in.x(), Change.reversed(in.memoryOf()), in.weights(), in.heads(), open));
        }

        @Property(tries = 20)
        @Check(value = "attention.cross-attention/gradients", weight = 2)
        void gradients_reach_every_parameter_the_asker_and_the_memory(@ForAll Layer in) {
            Expect.close("gradients",
                    reference.crossAttentionGradients(in.x(), in.memoryOf(), in.weights(), in.heads(), in.mask(),
                            in.upstream()),
                    subject.crossAttentionGradients(in.x(), in.memoryOf(), in.weights(), in.heads(), in.mask(),
                            in.upstream()));
        }
    }
}
