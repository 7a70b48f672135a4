package laws.firststeps;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.FirststepsContract;
import java.util.Arrays;
import laws.firststeps.Inputs.Guesses;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Chapter 00, from logits to a loss: softmax and cross entropy. */
@Tag("firststeps")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class LossLaws {

    private static final double LN3 = Math.log(3);

    private final FirststepsContract subject = Subject.of(FirststepsContract.class);
    private final FirststepsContract reference = Reference.of(FirststepsContract.class);

    @Group
    class Softmax {

        /** The lesson's example. */
        @Example
        @Check(value = "firststeps.softmax/hand-example", gate = true)
        void the_softmax_of_two_rows_is_as_worked_by_hand() {
            Expect.close("the softmax of (0, ln 3), (5, 5)", Numbers.array(new double[] {0.25, 0.75, 0.5, 0.5}, 2, 2),
                    subject.softmax(Numbers.array(new double[] {0, LN3, 5, 5}, 2, 2)));
        }

        @Property
        @Check(value = "firststeps.softmax/agrees-with-reference", weight = 2)
        void the_softmax_agrees_with_the_reference(@ForAll Guesses in) {
            Expect.close("the softmax of the logits", reference.softmax(in.logits()), subject.softmax(in.logits()));
        }

        @Property
        @Check("firststeps.softmax/rows-sum-to-one")
        void every_row_of_a_softmax_sums_to_one(@ForAll Guesses in) {
            Expect.close("the sum of each row", Numbers.full(1, in.rows()), subject.softmax(in.logits()).sum(1));
        }

        @Property
        @Check(value = "firststeps.softmax/large-logits", weight = 2)
        void the_softmax_of_large_logits_is_that_of_the_same_logits_less_a_thousand(@ForAll Guesses in) {
            Expect.close("the softmax of the logits plus 1000", reference.softmax(in.logits()),
                    subject.softmax(in.logits().add(1000)));
            Expect.close("the softmax of the logits minus 1000", reference.softmax(in.logits()),
                    subject.softmax(in.logits().sub(1000)));
        }

        @Property
        @Check("firststeps.softmax/rows-apart")
        void a_row_far_below_the_others_has_the_softmax_that_it_has_alone(@ForAll Guesses in) {
            INDArray logits = Nd4j.vstack(in.logits(), in.logits().sub(1000));
            INDArray expected = reference.softmax(in.logits());
            Expect.close("the softmax of the logits, and of the same logits minus 1000, in one array",
                    Nd4j.vstack(expected, expected), subject.softmax(logits));
        }

        @Example
        @Check("firststeps.softmax/far-off")
        void the_larger_of_two_logits_a_thousand_apart_gets_all() {
            Expect.close("the softmax of (0, 1000)", Numbers.array(new double[] {0, 1}, 1, 2),
                    subject.softmax(Numbers.array(new double[] {0, 1000}, 1, 2)));
        }

        @Property
        @Check("firststeps.softmax/order")
        void a_larger_logit_gets_a_larger_share(@ForAll Guesses in) {
            INDArray logits = in.logits();
            INDArray shares = subject.softmax(logits);
            for (int row = 0; row < in.rows(); row++) {
                for (int token = 1; token < in.vocabulary(); token++) {
                    Expect.that(logits.getDouble(row, token) <= logits.getDouble(row, 0)
                            || shares.getDouble(row, token) > shares.getDouble(row, 0), "In row " + row + " the logit "
                            + token + " is larger than the logit 0, but its share is not: " + shares.getRow(row) + ".");
                }
            }
        }
    }

    @Group
    class CrossEntropy {

        /** The lesson's example: the surprises -ln 3/4 and -ln 1/2. */
        @Example
        @Check(value = "firststeps.cross-entropy/hand-example", gate = true)
        void the_loss_of_two_rows_is_as_worked_by_hand() {
            Expect.close("the loss of (0, ln 3), (5, 5) with the targets 1, 0", -(Math.log(0.75) + Math.log(0.5)) / 2,
                    subject.crossEntropy(Numbers.array(new double[] {0, LN3, 5, 5}, 2, 2), new int[] {1, 0}));
        }

        @Property
        @Check(value = "firststeps.cross-entropy/agrees-with-reference", weight = 2)
        void the_loss_agrees_with_the_reference(@ForAll Guesses in) {
            Expect.close("the loss with the targets " + Arrays.toString(in.targets()),
                    reference.crossEntropy(in.logits(), in.targets()),
                    subject.crossEntropy(in.logits(), in.targets()));
        }

        @Property
        @Check("firststeps.cross-entropy/equal-logits")
        void equal_logits_cost_the_logarithm_of_the_vocabulary(@ForAll Guesses in) {
            Expect.close("the loss of zeros with V = " + in.vocabulary(), Math.log(in.vocabulary()),
                    subject.crossEntropy(Numbers.full(0, in.rows(), in.vocabulary()), in.targets()));
        }

        @Property
        @Check("firststeps.cross-entropy/large-logits")
        void the_loss_of_large_logits_is_that_of_the_same_logits_less_a_thousand(@ForAll Guesses in) {
            Expect.close("the loss of the logits plus 1000", reference.crossEntropy(in.logits(), in.targets()),
                    subject.crossEntropy(in.logits().add(1000), in.targets()));
        }

        @Example
        @Check("firststeps.cross-entropy/far-off")
        void a_target_a_thousand_below_costs_a_thousand() {
            Expect.close("the loss of (0, 1000) with the target 0", 1000,
                    subject.crossEntropy(Numbers.array(new double[] {0, 1000}, 1, 2), new int[] {0}));
        }

        @Property
        @Check("firststeps.cross-entropy/said-twice")
        void the_loss_stays_when_every_row_is_said_twice(@ForAll Guesses in) {
            int[] targets = in.targets();
            int[] twice = new int[2 * targets.length];
            System.arraycopy(targets, 0, twice, 0, targets.length);
            System.arraycopy(targets, 0, twice, targets.length, targets.length);
            Expect.close("the loss of every row twice", subject.crossEntropy(in.logits(), targets),
                    subject.crossEntropy(Nd4j.vstack(in.logits(), in.logits()), twice));
        }
    }
}
