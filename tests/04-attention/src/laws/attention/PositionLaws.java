package laws.attention;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AttentionContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 04, positions: sinusoidal and rotary. */
@Tag("attention")
class PositionLaws {

    private final AttentionContract subject = Subject.of(AttentionContract.class);
    private final AttentionContract reference = Reference.of(AttentionContract.class);

    @Group
    class Sinusoidal {

        /** The lesson's example: 10000^(2/4) = 100, so the second pair of channels turns a hundred times slower. */
        @Example
        @Check(value = "attention.sinusoidal/hand-example", gate = true)
        void the_waves_of_two_positions_and_four_channels_are_those_worked_by_hand() {
            Expect.close("sinusoidalPositions(2, 4)", Numbers.array(new double[] {
                0, 1, 0, 1,
                0.8414709848078965, 0.5403023058681398, 0.009999833334166664, 0.9999500004166653}, 2, 4),
                    subject.sinusoidalPositions(2, 4));
        }

        @Property
        @Check("attention.sinusoidal/agrees-with-reference")
        void the_waves_agree_with_the_reference(
                @ForAll @IntRange(min = 1, max = 20) int positions, @ForAll @IntRange(min = 1, max = 6) int pairs) {
            Expect.close("sinusoidalPositions", reference.sinusoidalPositions(positions, 2 * pairs),
                    subject.sinusoidalPositions(positions, 2 * pairs));
        }

        @Property
        @Check("attention.sinusoidal/on-the-circle")
        void each_pair_of_channels_lies_on_the_unit_circle(
                @ForAll @IntRange(min = 1, max = 20) int positions, @ForAll @IntRange(min = 1, max = 6) int pairs) {
            INDArray waves = subject.sinusoidalPositions(positions, 2 * pairs);
            for (int t = 0; t < positions; t++) {
                for (int i = 0; i < pairs; i++) {
                    double sin = waves.getDouble(t, 2 * i);
                    double cos = waves.getDouble(t, 2 * i + 1);
                    Expect.close("sin^2 + cos^2 of pair " + i + " at position " + t, 1, sin * sin + cos * cos);
                }
            }
        }
    }

    @Group
    class Rotary {

        /** The lesson's example: width 2, so the angle is the position; (1, 0) at position 1 becomes (cos 1, sin 1). */
        @Example
        @Check(value = "attention.rotary/hand-example", gate = true)
        void position_one_is_turned_by_one_radian_as_worked_by_hand() {
            INDArray x = Numbers.array(new double[] {1, 0, 1, 0}, 1, 1, 2, 2);
            Expect.close("rotary", Numbers.array(new double[] {1, 0, Math.cos(1), Math.sin(1)}, 1, 1, 2, 2),
                    subject.rotary(x, new int[] {0, 1}, 10_000));
        }

        @Property
        @Check(value = "attention.rotary/agrees-with-reference", weight = 2)
        void turned_vectors_agree_with_the_reference(@ForAll("texts") INDArray x, @ForAll @IntRange(max = 50) int start,
                @ForAll @IntRange(min = 2, max = 10_000) int theta) {
            int[] positions = from(start, (int) x.size(2));
            Expect.close("rotary", reference.rotary(x, positions, theta), subject.rotary(x, positions, theta));
        }

        @Property
        @Check("attention.rotary/keeps-length")
        void turning_keeps_the_length_of_a_vector(@ForAll("texts") INDArray x, @ForAll @IntRange(max = 50) int start) {
            INDArray turned = subject.rotary(x, from(start, (int) x.size(2)), 10_000);
            Expect.shape("rotary", turned, x.shape());
            Expect.close("squared lengths", x.mul(x).sum(-1), turned.mul(turned).sum(-1));
        }

        @Property
        @Check("attention.rotary/distance-alone")
        void scores_depend_on_the_distance_alone(@ForAll("texts") INDArray q, @ForAll @IntRange(max = 50) int shift) {
            int length = (int) q.size(2);
            INDArray k = Numbers.normal(shift, q.shape());
            INDArray here = reference.scores(subject.rotary(q, from(0, length), 100),
                    subject.rotary(k, from(0, length), 100));
            INDArray there = reference.scores(subject.rotary(q, from(shift, length), 100),
                    subject.rotary(k, from(shift, length), 100));
            Expect.close("scores after both texts moved by " + shift, here, there);
        }

        /** A rotation's transpose is the rotation back, so the gradient turns by the same angles the other way. */
        @Property(tries = 20)
        @Check("attention.rotary/gradients")
        void the_gradient_turns_back(@ForAll("texts") INDArray x, @ForAll @IntRange(max = 50) int start) {
            int[] positions = from(start, (int) x.size(2));
            int[] back = java.util.Arrays.stream(positions).map(t -> -t).toArray();
            INDArray upstream = Numbers.normal(start, x.shape());
            Expect.close("the gradient of x", reference.rotary(upstream, back, 10_000),
                    subject.rotaryGradient(x, positions, 10_000, upstream));
        }

        @Provide
        Arbitrary<INDArray> texts() {
            var length = Arbitraries.integers().between(1, 4);
            var seed = Arbitraries.longs().between(0, 1_000_000);
            return Combinators.combine(length, length, length, seed)
                    .as((heads, positions, pairs, s) -> Numbers.normal(s, 1, heads, positions, 2L * pairs));
        }

        private static int[] from(int start, int length) {
            return java.util.stream.IntStream.range(start, start + length).toArray();
        }
    }
}
