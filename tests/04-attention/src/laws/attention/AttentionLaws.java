package laws.attention;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AttentionContract;
import contracts.AttentionContract.Attended;
import laws.attention.Inputs.Asked;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 04, the formula: scores, masks and attention. */
@Tag("attention")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class AttentionLaws {

    private final AttentionContract subject = Subject.of(AttentionContract.class);
    private final AttentionContract reference = Reference.of(AttentionContract.class);

    @Group
    class Scores {

        /** The lesson's example: two queries, two keys, width 4, so the products are halved. */
        @Example
        @Check(value = "attention.scores/hand-example", gate = true)
        void two_queries_meet_two_keys_as_worked_by_hand() {
            Expect.close("scores", Numbers.array(new double[] {1, 1, 2, 1}, 1, 1, 2, 2),
                    subject.scores(Picture.q(), Picture.k()));
        }

        @Property
        @Check(value = "attention.scores/agrees-with-reference", weight = 2)
        void the_scores_agree_with_the_reference(@ForAll Asked in) {
            Expect.close("scores", reference.scores(in.q(), in.k()), subject.scores(in.q(), in.k()));
        }

        @Property
        @Check("attention.scores/variance-one")
        void scores_keep_their_size_when_the_heads_grow_wider(@ForAll long seed) {
            INDArray q = Numbers.normal(seed, 1, 1, 40, 64);
            INDArray k = Numbers.normal(seed + 1, 1, 1, 40, 64);
            INDArray scores = subject.scores(q, k);
            double variance = scores.mul(scores).meanNumber().doubleValue();
            Expect.that(variance > 0.5 && variance < 2, "Scores of random queries and keys of width 64 should have a "
                    + "variance near 1, but have " + variance + ".");
        }

        @Property
        @Check("attention.scores/swap")
        void the_scores_of_keys_that_meet_queries_are_the_transpose(@ForAll Asked in) {
            Expect.close("scores(k, q)", subject.scores(in.q(), in.k()).permute(0, 1, 3, 2),
                    subject.scores(in.k(), in.q()));
        }

        @Property(tries = 20)
        @Check("attention.scores/gradients")
        void the_scores_hand_gradients_to_queries_and_keys(@ForAll Asked in) {
            INDArray upstream = Numbers.normal(in.seed() + 5, in.batch(), in.heads(), in.queries(), in.keys());
            Expect.close("gradients", reference.scoresGradients(in.q(), in.k(), upstream),
                    subject.scoresGradients(in.q(), in.k(), upstream));
        }
    }

    @Group
    class Masks {

        @Example
        @Check(value = "attention.masks/hand-example", gate = true)
        void the_masks_of_three_positions_are_those_drawn_by_hand() {
            Expect.close("causalMask(3)", Numbers.array(new double[] {1, 0, 0, 1, 1, 0, 1, 1, 1}, 3, 3),
                    subject.causalMask(3));
            Expect.close("paddingMask({2, 0, 3}, 3)",
                    Numbers.array(new double[] {1, 1, 0, 0, 0, 0, 1, 1, 1}, 3, 1, 1, 3),
                    subject.paddingMask(new int[] {2, 0, 3}, 3));
        }

        @Property(tries = 12)
        @Check("attention.masks/causal-agrees-with-reference")
        void the_causal_mask_agrees_with_the_reference(@ForAll("upTo12") int positions) {
            Expect.close("causalMask(" + positions + ")", reference.causalMask(positions),
                    subject.causalMask(positions));
        }

        @Property(tries = 12)
        @Check("attention.masks/one-more-key")
        void each_position_sees_one_more_than_the_position_before(@ForAll("upTo12") int positions) {
            double[] seen = subject.causalMask(positions).sum(1).toDoubleVector();
            for (int t = 0; t < positions; t++) {
                Expect.close("how many positions number " + t + " sees", t + 1, seen[t]);
            }
        }

        @Property
        @Check("attention.masks/padding-agrees-with-reference")
        void the_mask_of_a_padded_batch_agrees_with_the_reference(@ForAll("lengths") int[] lengths) {
            Expect.close("paddingMask", reference.paddingMask(lengths, 6), subject.paddingMask(lengths, 6));
        }

        @Provide
        Arbitrary<Integer> upTo12() {
            return Arbitraries.integers().between(1, 12);
        }

        @Provide
        Arbitrary<int[]> lengths() {
            return Arbitraries.integers().between(0, 6).array(int[].class).ofMinSize(1).ofMaxSize(4);
        }
    }

    @Group
    class Attend {

        /** The lesson's example: equal scores but for what the mask hides, so the weights are 1, and 1/2 and 1/2. */
        @Example
        @Check(value = "attention.attend/hand-example", gate = true)
        void two_values_are_mixed_as_worked_by_hand() {
            INDArray same = Numbers.full(1, 1, 1, 2, 4);
            INDArray mask = Numbers.array(new double[] {1, 0, 1, 1}, 2, 2);
            Attended attended = subject.attend(same, same, Picture.v(), mask);
            Expect.close("weights", Numbers.array(new double[] {1, 0, 0.5, 0.5}, 1, 1, 2, 2), attended.weights());
            Expect.close("output", Numbers.array(new double[] {1, 2, 3, 4, 3, 4, 5, 6}, 1, 1, 2, 4),
                    attended.output());
        }

        /** The lesson's picture: the scores 1, and 2 and 1, under a causal mask. */
        @Example
        @Check("attention.attend/picture")
        void unequal_scores_share_the_weight_as_in_the_picture() {
            Attended attended = subject.attend(Picture.q(), Picture.k(), Picture.v(), reference.causalMask(2));
            double p = Picture.SHARE;
            Expect.close("weights", Numbers.array(new double[] {1, 0, p, 1 - p}, 1, 1, 2, 2), attended.weights());
            double far = 4 * (1 - p); // from the first value to the second it is 4 in each channel
            Expect.close("output", Numbers.array(new double[] {1, 2, 3, 4, 1 + far, 2 + far, 3 + far, 4 + far},
                    1, 1, 2, 4), attended.output());
        }

        @Property
        @Check(value = "attention.attend/agrees-with-reference", weight = 2)
        void weights_and_output_agree_with_the_reference(@ForAll Asked in) {
            Attended expected = reference.attend(in.q(), in.k(), in.v(), in.mask());
            Attended actual = subject.attend(in.q(), in.k(), in.v(), in.mask());
            Expect.close("weights", expected.weights(), actual.weights());
            Expect.close("output", expected.output(), actual.output());
        }

        @Property
        @Check("attention.attend/rows-sum-to-one")
        void the_weights_of_each_query_sum_to_one(@ForAll Asked in) {
            INDArray sums = subject.attend(in.q(), in.k(), in.v(), in.openMask()).weights().sum(-1);
            Expect.close("the sum of each row of the weights", Numbers.full(1, sums.shape()), sums);
        }

        @Property
        @Check("attention.attend/no-look-ahead")
        void a_position_never_sees_the_future(@ForAll Asked in) {
            int t = in.queries();
            INDArray mask = reference.causalMask(t);
            INDArray k = Numbers.normal(in.seed() + 7, in.batch(), in.heads(), t, in.width());
            INDArray v = Numbers.normal(in.seed() + 8, in.batch(), in.heads(), t, in.width());
            INDArray before = subject.attend(in.q(), k, v, mask).output();
            INDArray changedK = Change.lastPosition(k);
            INDArray changedV = Change.lastPosition(v);
            INDArray after = subject.attend(in.q(), changedK, changedV, mask).output();
            Expect.close("the outputs before the last position, after the last key and value changed",
                    Change.allButLastPosition(before), Change.allButLastPosition(after));
        }

        @Property
        @Check("attention.attend/masked-key-is-absent")
        void masking_a_key_equals_removing_it(@ForAll Asked in) {
            INDArray mask = in.openMask();
            mask.getColumn(in.keys() - 1).assign(in.keys() == 1 ? 1 : 0);
            INDArray masked = subject.attend(in.q(), in.k(), in.v(), mask).output();
            if (in.keys() > 1) {
                INDArray removed = subject.attend(in.q(), Change.allButLastPosition(in.k()),
                        Change.allButLastPosition(in.v()), Numbers.full(1, in.queries(), in.keys() - 1)).output();
                Expect.close("the output without the last key", removed, masked);
            }
        }

        @Property
        @Check("attention.attend/equal-keys")
        void equal_keys_give_the_mean_of_the_values(@ForAll Asked in) {
            INDArray k = Numbers.full(0.7, in.batch(), in.heads(), in.keys(), in.width());
            INDArray output = subject.attend(in.q(), k, in.v(), in.openMask()).output();
            INDArray mean = in.v().mean(true, 2);
            for (int t = 0; t < in.queries(); t++) {
                Expect.close("the output of query " + t, mean, Change.position(output, t));
            }
        }

        @Property
        @Check("attention.attend/nothing-to-see")
        void a_query_that_sees_nothing_gets_zeros(@ForAll Asked in) {
            INDArray mask = Numbers.full(0, in.queries(), in.keys());
            Attended attended = subject.attend(in.q(), in.k(), in.v(), mask);
            Expect.close("weights", Numbers.full(0, attended.weights().shape()), attended.weights());
            Expect.close("output", Numbers.full(0, attended.output().shape()), attended.output());
        }

        @Property
        @Check("attention.attend/large-scores")
        void large_scores_do_not_overflow(@ForAll Asked in) {
            INDArray output = subject.attend(in.q().mul(1e4), in.k().mul(1e4), in.v(), in.openMask()).output();
            INDArray expected = reference.attend(in.q().mul(1e4), in.k().mul(1e4), in.v(), in.openMask()).output();
            Expect.that(!Double.isNaN(output.sumNumber().doubleValue()), "Scores of some 1e8 give an output with NaN.");
            Expect.close("output", expected, output);
        }

        @Property
        @Check("attention.attend/shifted-keys")
        void the_same_vector_added_to_every_key_changes_nothing(@ForAll Asked in) {
            INDArray far = Numbers.normal(in.seed() + 9, 1, 1, 1, in.width()).mul(1000);
            Expect.close("the output after every key moved by the same vector",
                    subject.attend(in.q(), in.k(), in.v(), in.mask()).output(),
                    subject.attend(in.q(), in.k().add(far), in.v(), in.mask()).output());
        }

        @Property(tries = 20)
        @Check("attention.attend/gradients")
        void attention_hands_gradients_to_queries_keys_and_values(@ForAll Asked in) {
            Expect.close("gradients",
                    reference.attendGradients(in.q(), in.k(), in.v(), in.mask(), in.upstream()),
                    subject.attendGradients(in.q(), in.k(), in.v(), in.mask(), in.upstream()));
        }
    }
}
