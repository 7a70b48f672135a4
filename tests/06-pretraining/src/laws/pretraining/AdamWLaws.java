package laws.pretraining;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.PretrainingContract;
import contracts.PretrainingContract.Adapted;
import contracts.TrainingSettings;
import laws.pretraining.Inputs.Update;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 06, the optimizer: AdamW with decoupled decay. */
@Tag("pretraining")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class AdamWLaws {

    private final PretrainingContract subject = Subject.of(PretrainingContract.class);
    private final PretrainingContract reference = Reference.of(PretrainingContract.class);

    private static final TrainingSettings HAND =
            new TrainingSettings(10, 1, 1, 1, 0.1, 0, 0, 0.9, 0.99, 0.5, 0.1, 0, 1);
    private static final TrainingSettings SETTINGS = Inputs.settings(10, 1, 1, 1, 0.1, 0, 0, 0.1, 0, 1);

    private static INDArray zeros(int size) {
        return Numbers.full(0, size);
    }

    /** The lesson's example: two weights, the first step, rate 0.1, decay 0.1, epsilon 0.5. */
    @Example
    @Check(value = "pretraining.adamw/hand-example", gate = true)
    void the_first_step_of_two_weights_is_that_worked_by_hand() {
        INDArray weight = Numbers.array(new double[] {1, -2}, 2);
        INDArray gradient = Numbers.array(new double[] {0.5, -1.5}, 2);
        Adapted adapted = subject.adamw(weight, gradient, zeros(2), zeros(2), 1, 0.1, 0.1, HAND);
        Expect.close("the mean of gradients", Numbers.array(new double[] {0.05, -0.15}, 2), adapted.mean());
        Expect.close("the mean of squares", Numbers.array(new double[] {0.0025, 0.0225}, 2), adapted.square());
        Expect.close("the weights", Numbers.array(new double[] {0.94, -1.905}, 2), adapted.weight());
        Expect.that(subject.decays(new int[] {2, 3}), "A matrix, shape (2, 3), decays.");
        Expect.that(!subject.decays(new int[] {3}), "A bias, shape (3), does not decay.");
    }

    @Property(tries = 20)
    @Check(value = "pretraining.adamw/agrees-with-reference", weight = 2)
    void the_step_agrees_with_the_reference(@ForAll Update in) {
        close(reference.adamw(in.weight(), in.gradient(), in.mean(), in.square(), in.step(), in.rate(), in.decay(),
                SETTINGS), adapted(in, in.decay()));
    }

    /** Both groups, twenty steps; the rates are those of PyTorch's schedule. */
    @Example
    @Check(value = "pretraining.adamw/golden", weight = 2)
    void twenty_steps_give_pytorchs_weights() {
        TrainingSettings settings = Golden.adamwSettings();
        Adapted matrix = new Adapted(Golden.startOfMatrix(), zeros(6), zeros(6));
        Adapted bias = new Adapted(Golden.startOfBias(), zeros(3), zeros(3));
        int step = 0;
        for (Golden.Row row : Golden.adamw()) {
            step++;
            matrix = subject.adamw(matrix.weight(), row.matrixGradient(), matrix.mean(), matrix.square(), step,
                    row.rate(), settings.weightDecay(), settings);
            bias = subject.adamw(bias.weight(), row.biasGradient(), bias.mean(), bias.square(), step, row.rate(), 0,
                    settings);
            Expect.close("the matrix after step " + step, row.matrix(), matrix.weight());
            Expect.close("the bias after step " + step, row.bias(), bias.weight());
        }
        Expect.same("the number of steps", 20, step);
    }

    @Property(tries = 15)
    @Check("pretraining.adamw/decay-is-decoupled")
    void decay_shrinks_the_weight_and_stays_out_of_the_moments(@ForAll Update in) {
        Adapted without = adapted(in, 0);
        Adapted with = adapted(in, 0.3);
        Expect.close("the mean of gradients, whatever the decay", without.mean(), with.mean());
        Expect.close("the mean of squares, whatever the decay", without.square(), with.square());
        Expect.close("what a decay of 0.3 takes from the weight", in.weight().mul(in.rate() * 0.3),
                without.weight().sub(with.weight()));
    }

    /** Without epsilon, bias correction makes the first mean over the first root exactly the gradient's sign. */
    @Property(tries = 15)
    @Check("pretraining.adamw/first-step")
    void the_first_step_is_as_long_as_the_rate_whatever_the_gradient(@ForAll Update in) {
        TrainingSettings exact = new TrainingSettings(10, 1, 1, 1, 0.1, 0, 0, 0.9, 0.95, 0, 0, 0, 1);
        INDArray after = subject.adamw(in.weight(), in.gradient().mul(1e-3), zeros(in.size()), zeros(in.size()), 1,
                in.rate(), 0, exact).weight();
        for (int i = 0; i < in.size(); i++) {
            Expect.close("the step of weight " + i, in.rate() * Math.signum(in.gradient().getDouble(i)),
                    in.weight().getDouble(i) - after.getDouble(i));
        }
    }

    @Property(tries = 10)
    @Check("pretraining.adamw/each-weight-alone")
    void each_weight_is_adapted_alone(@ForAll Update in) {
        Adapted together = adapted(in, in.decay());
        int last = in.size() - 1;
        Adapted alone = subject.adamw(one(in.weight(), last), one(in.gradient(), last), one(in.mean(), last),
                one(in.square(), last), in.step(), in.rate(), in.decay(), SETTINGS);
        Expect.close("the last weight, adapted alone", together.weight().getDouble(last),
                alone.weight().getDouble(0));
    }

    @Example
    @Check("pretraining.adamw/what-decays")
    void matrices_decay_and_what_has_one_axis_does_not() {
        for (int n : new int[] {1, 2, 768}) {
            Expect.same("decays (" + n + ")", false, subject.decays(new int[] {n}));
            Expect.same("decays (" + n + ", 5)", true, subject.decays(new int[] {n, 5}));
            Expect.same("decays (5, " + n + ")", true, subject.decays(new int[] {5, n}));
            Expect.same("decays (2, 3, " + n + ")", true, subject.decays(new int[] {2, 3, n}));
        }
    }

    private Adapted adapted(Update in, double decay) {
        return subject.adamw(in.weight(), in.gradient(), in.mean(), in.square(), in.step(), in.rate(), decay,
                SETTINGS);
    }

    private static INDArray one(INDArray vector, int index) {
        return Numbers.array(new double[] {vector.getDouble(index)}, 1);
    }

    private static void close(Adapted expected, Adapted actual) {
        Expect.close("the mean of gradients", expected.mean(), actual.mean());
        Expect.close("the mean of squares", expected.square(), actual.square());
        Expect.close("the weights", expected.weight(), actual.weight());
    }
}
