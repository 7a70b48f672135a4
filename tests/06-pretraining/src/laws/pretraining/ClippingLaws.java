package laws.pretraining;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Plain;
import checks.Reference;
import checks.Subject;
import contracts.PretrainingContract;
import contracts.PretrainingContract.Clipped;
import java.util.List;
import laws.pretraining.Inputs.Gradients;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 06, clipping: one factor for all gradients. */
@Tag("pretraining")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class ClippingLaws {

    private final PretrainingContract subject = Subject.of(PretrainingContract.class);
    private final PretrainingContract reference = Reference.of(PretrainingContract.class);

    /** The lesson's example: (3, 0) and (4) have the common norm 5. */
    @Example
    @Check(value = "pretraining.clip/hand-example", gate = true)
    void gradients_of_three_and_four_are_clipped_as_by_hand() {
        List<INDArray> gradients = List.of(
                Numbers.array(new double[] {3, 0}, 2), Numbers.array(new double[] {4}, 1));
        Clipped half = subject.clip(gradients, 2.5);
        Expect.close("the norm", 5, half.norm());
        Expect.close("the first gradient, clipped to 2.5", Numbers.array(new double[] {1.5, 0}, 2),
                half.gradients().get(0));
        Expect.close("the second gradient, clipped to 2.5", Numbers.array(new double[] {2}, 1),
                half.gradients().get(1));
        Clipped whole = subject.clip(gradients, 10);
        Expect.close("the norm", 5, whole.norm());
        Expect.same("the gradients, clipped to 10", gradients, whole.gradients());
    }

    @Property(tries = 15)
    @Check(value = "pretraining.clip/agrees-with-reference", weight = 2)
    void the_clipped_gradients_agree_with_the_reference(@ForAll Gradients in) {
        for (double max : new double[] {0.1, 1, 100}) {
            Clipped expected = reference.clip(in.all(), max);
            Clipped actual = subject.clip(in.all(), max);
            Expect.close("the norm before clipping", expected.norm(), actual.norm());
            close("clipped to " + max, expected.gradients(), actual.gradients(), Expect.TOLERANCE);
        }
    }

    /** PyTorch scales by max / (norm + 1e-6); what it gives is met as closely as that allows. */
    @Example
    @Check("pretraining.clip/golden")
    void the_clipped_gradients_are_those_of_pytorch() {
        for (Golden.Clipping golden : Golden.clipping()) {
            Clipped clipped = subject.clip(golden.gradients(), golden.max());
            Expect.close("the norm", golden.norm(), clipped.norm());
            close("PyTorch's gradients times max / norm", golden.clipped(), clipped.gradients(), Expect.TOLERANCE);
            close("clip_grad_norm_", golden.library(), clipped.gradients(), 1e-6);
        }
    }

    @Property(tries = 15)
    @Check("pretraining.clip/small-ones-stay")
    void gradients_within_the_norm_stay_to_the_bit(@ForAll Gradients in) {
        double norm = norm(in.all());
        for (double max : new double[] {norm * 1.000001, norm * 2, norm + 100, Double.POSITIVE_INFINITY}) {
            Expect.same("the gradients, whose norm " + norm + " is within " + max, in.all(),
                    subject.clip(in.all(), max).gradients());
        }
    }

    @Property(tries = 15)
    @Check("pretraining.clip/norm-is-max")
    void larger_gradients_get_the_norm_max(@ForAll Gradients in) {
        double norm = norm(in.all());
        for (double share : new double[] {0.999, 0.5, 0.001}) {
            Expect.close("the norm after clipping", share * norm,
                    norm(subject.clip(in.all(), share * norm).gradients()));
        }
    }

    @Property(tries = 15)
    @Check("pretraining.clip/norm-before")
    void the_norm_is_that_before_clipping_and_common_to_all(@ForAll Gradients in) {
        for (double max : new double[] {1e-3, 1e3}) {
            Expect.close("the norm", norm(in.all()), subject.clip(in.all(), max).norm());
        }
    }

    @Property(tries = 15)
    @Check("pretraining.clip/direction-stays")
    void all_gradients_keep_their_direction_under_one_factor(@ForAll Gradients in) {
        double norm = norm(in.all());
        List<INDArray> clipped = subject.clip(in.all(), norm / 4).gradients();
        List<INDArray> expected = in.all().stream().map(gradient -> gradient.mul(0.25)).toList();
        close("clipped to a quarter of their norm", expected, clipped, Expect.TOLERANCE);
    }

    @Example
    @Check("pretraining.clip/zeros")
    void gradients_of_zero_stay_zero() {
        Clipped clipped = subject.clip(List.of(Numbers.full(0, 2, 3)), 1);
        Expect.close("the norm", 0, clipped.norm());
        Expect.close("the gradient", Numbers.full(0, 2, 3), clipped.gradients().get(0));
    }

    private static void close(String what, List<INDArray> expected, List<INDArray> actual, double tolerance) {
        Expect.same(what + ": the number of gradients", expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            Expect.close(what + ", gradient " + i, expected.get(i), actual.get(i), tolerance);
        }
    }

    private static double norm(List<INDArray> gradients) {
        double squares = 0;
        for (INDArray gradient : gradients) {
            for (double number : Plain.numbers(gradient)) {
                squares += number * number;
            }
        }
        return Math.sqrt(squares);
    }
}
