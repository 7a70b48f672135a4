package laws.autograd;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AutogradContract;
import engine.Tensor;
import laws.autograd.Inputs.Rows;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 03, softmax with cross entropy. */
@Tag("autograd")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class CrossEntropyLaws {

    private final AutogradContract subject = Subject.of(AutogradContract.class);
    private final AutogradContract reference = Reference.of(AutogradContract.class);

    /** The lesson's example: the shares 3/4 and 1/4, then 1/2 and 1/2; the right answers have 1/4 and 1/2. */
    @Example
    @Check(value = "autograd.cross-entropy/hand-example", gate = true)
    void two_rows_have_the_loss_and_gradient_worked_by_hand() {
        INDArray logits = Numbers.array(new double[] {Math.log(3), 0, 5, 5}, 2, 2);
        int[] targets = {1, 0};
        Expect.close("softmax", Numbers.array(new double[] {0.75, 0.25, 0.5, 0.5}, 2, 2), subject.softmax(logits));
        Expect.close("crossEntropy", (Math.log(4) + Math.log(2)) / 2, subject.crossEntropy(logits, targets));
        Expect.close("crossEntropyGradient", Numbers.array(new double[] {0.375, -0.375, -0.25, 0.25}, 2, 2),
                subject.crossEntropyGradient(logits, targets, 1));
    }

    @Property
    @Check(value = "autograd.cross-entropy/agrees-with-reference", weight = 2)
    void softmax_loss_and_gradient_agree_with_the_reference(@ForAll Rows in) {
        double upstream = in.upstream().getDouble(0);
        Expect.close("softmax", reference.softmax(in.x()), subject.softmax(in.x()));
        Expect.close("crossEntropy", reference.crossEntropy(in.x(), in.targets()),
                subject.crossEntropy(in.x(), in.targets()));
        Expect.close("crossEntropyGradient", reference.crossEntropyGradient(in.x(), in.targets(), upstream),
                subject.crossEntropyGradient(in.x(), in.targets(), upstream));
    }

    @Property
    @Check("autograd.cross-entropy/rows-sum-to-one")
    void each_row_of_the_softmax_sums_to_one(@ForAll Rows in) {
        Expect.close("the sum of each row", Numbers.full(1, in.rows()), subject.softmax(in.x()).sum(1));
    }

    @Property
    @Check("autograd.cross-entropy/predicted-minus-right")
    void the_gradient_is_what_was_predicted_minus_what_was_right(@ForAll Rows in) {
        INDArray expected = reference.softmax(in.x());
        for (int row = 0; row < in.rows(); row++) {
            int target = in.targets()[row];
            expected.putScalar(row, target, expected.getDouble(row, target) - 1);
        }
        Expect.close("the gradient times the number of rows", expected,
                subject.crossEntropyGradient(in.x(), in.targets(), 1).mul(in.rows()));
    }

    @Property
    @Check("autograd.cross-entropy/shift")
    void a_shift_of_a_rows_logits_changes_nothing(
            @ForAll Rows in, @ForAll @DoubleRange(min = -2000, max = 2000) double shift) {
        INDArray shifted = in.x().add(shift);
        Expect.close("softmax", subject.softmax(in.x()), subject.softmax(shifted));
        Expect.close("crossEntropy", subject.crossEntropy(in.x(), in.targets()),
                subject.crossEntropy(shifted, in.targets()));
        Expect.close("crossEntropyGradient", subject.crossEntropyGradient(in.x(), in.targets(), 1),
                subject.crossEntropyGradient(shifted, in.targets(), 1));
    }

    /** A probability of e^-1000 is 0 in float64, and its logarithm is not. */
    @Example
    @Check("autograd.cross-entropy/far-off")
    void a_hopeless_prediction_costs_much_and_not_infinitely_much() {
        INDArray logits = Numbers.array(new double[] {1000, 0}, 1, 2);
        Expect.close("crossEntropy of (1000, 0) with target 1", 1000, subject.crossEntropy(logits, new int[] {1}));
        Expect.close("crossEntropyGradient", Numbers.array(new double[] {1, -1}, 1, 2),
                subject.crossEntropyGradient(logits, new int[] {1}, 1));
    }

    @Property
    @Check("autograd.cross-entropy/incoming-gradient")
    void the_incoming_gradient_scales_the_gradient(
            @ForAll Rows in, @ForAll @DoubleRange(min = -3, max = 3) double upstream) {
        Expect.close("crossEntropyGradient", subject.crossEntropyGradient(in.x(), in.targets(), 1).mul(upstream),
                subject.crossEntropyGradient(in.x(), in.targets(), upstream));
    }

    @Property(tries = 30)
    @Check("autograd.cross-entropy/finite-differences")
    void the_gradient_agrees_with_finite_differences(@ForAll Rows in) {
        double upstream = in.upstream().getDouble(0);
        INDArray slopes = Slope.of(in.x(), x -> upstream * reference.crossEntropy(x, in.targets()));
        Expect.close("crossEntropyGradient", slopes,
                subject.crossEntropyGradient(in.x(), in.targets(), upstream), Slope.TOLERANCE);
    }

    @Property(tries = 50)
    @Check("autograd.cross-entropy/agrees-with-engine")
    void loss_and_gradient_agree_with_the_engines_tape(@ForAll Rows in) {
        Tensor logits = Tensor.of(in.x()).asParameter();
        Tensor loss = logits.logSoftmax().pick(in.targets()).mean().scale(-1);
        loss.backward();
        Expect.close("crossEntropy", loss.item(), subject.crossEntropy(in.x(), in.targets()));
        Expect.close("crossEntropyGradient", logits.grad().toINDArray(),
                subject.crossEntropyGradient(in.x(), in.targets(), 1));
    }

    @Example
    @Check("autograd.cross-entropy/golden")
    void loss_and_gradient_are_those_of_pytorch() {
        Golden golden = Golden.of("cross-entropy");
        INDArray logits = golden.input("logits");
        int[] targets = golden.wholes("targets");
        Expect.close("softmax", golden.array("softmax"), subject.softmax(logits));
        Expect.close("crossEntropy", golden.array("output").getDouble(0), subject.crossEntropy(logits, targets));
        Expect.close("crossEntropyGradient", golden.gradient("logits"),
                subject.crossEntropyGradient(logits, targets, golden.number("upstream")));
    }
}
