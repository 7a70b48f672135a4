package laws.autograd;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AutogradContract;
import engine.Tensor;
import laws.autograd.Inputs.Rows;
import laws.autograd.Inputs.Tokens;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Chapter 03, the stretch exercises: GELU, embedding, log-softmax. */
@Tag("autograd")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class StretchLaws {

    private final AutogradContract subject = Subject.of(AutogradContract.class);
    private final AutogradContract reference = Reference.of(AutogradContract.class);

    @Group
    class Gelu {

        /** The lesson's numbers. */
        @Example
        @Check(value = "autograd.gelu/hand-example", gate = true)
        void five_numbers_have_the_gelu_worked_by_hand() {
            INDArray x = Numbers.array(new double[] {-100, -1, 0, 1, 100}, 5);
            double at1 = 0.8411919906082768;
            Expect.close("gelu", Numbers.array(new double[] {0, at1 - 1, 0, at1, 100}, 5), subject.gelu(x));
            double slope = 1.0829640838457826;
            Expect.close("geluGradient", Numbers.array(new double[] {0, 1 - slope, 1, slope, 1}, 5),
                    subject.geluGradient(x, Numbers.array(new double[] {1, 1, 2, 1, 1}, 5)));
        }

        @Property
        @Check(value = "autograd.gelu/agrees-with-reference", weight = 2)
        void gelu_and_its_gradient_agree_with_the_reference(@ForAll Rows in) {
            INDArray x = in.x().mul(2);
            Expect.close("gelu", reference.gelu(x), subject.gelu(x));
            Expect.close("geluGradient", reference.geluGradient(x, in.upstream()),
                    subject.geluGradient(x, in.upstream()));
        }

        @Property(tries = 50)
        @Check("autograd.gelu/agrees-with-engine")
        void gelu_and_its_gradient_agree_with_the_engines_tape(@ForAll Rows in) {
            INDArray x = in.x().mul(2);
            Expect.close("gelu", Tensor.of(x).gelu().toINDArray(), subject.gelu(x));
            Expect.close("geluGradient", Engine.gradient(x, in.upstream(), Tensor::gelu),
                    subject.geluGradient(x, in.upstream()));
        }

        @Property
        @Check("autograd.gelu/mirror")
        void a_number_and_its_negative_differ_by_the_number_and_their_slopes_add_up_to_one(
                @ForAll @DoubleRange(min = -8, max = 8) double number) {
            INDArray x = Numbers.array(new double[] {number, -number}, 2);
            INDArray y = subject.gelu(x);
            Expect.close("gelu(x) - gelu(-x)", number, y.getDouble(0) - y.getDouble(1));
            INDArray slopes = subject.geluGradient(x, Numbers.full(1, 2));
            Expect.close("the slope at x and the slope at -x together", 1, slopes.sumNumber().doubleValue());
        }

        @Property(tries = 30)
        @Check("autograd.gelu/finite-differences")
        void the_gradient_of_gelu_agrees_with_finite_differences(@ForAll Rows in) {
            Expect.close("geluGradient", Slope.of(in.x(), in.upstream(), reference::gelu),
                    subject.geluGradient(in.x(), in.upstream()), Slope.TOLERANCE);
        }

        @Example
        @Check("autograd.gelu/golden")
        void gelu_gives_pytorchs_output_and_gradient() {
            Golden golden = Golden.of("gelu");
            Expect.close("output", golden.array("output"), subject.gelu(golden.input("x")));
            Expect.close("gradient", golden.gradient("x"),
                    subject.geluGradient(golden.input("x"), golden.input("upstream")));
        }
    }

    @Group
    class Embedding {

        /** The lesson's example: the tokens 2, 0, 2 of a vocabulary of 3. */
        @Example
        @Check(value = "autograd.embedding/hand-example", gate = true)
        void three_tokens_are_looked_up_and_learned_from_as_worked_by_hand() {
            INDArray table = Numbers.array(new double[] {1, 2, 3, 4, 5, 6}, 3, 2);
            int[] ids = {2, 0, 2};
            Expect.close("embedding", Numbers.array(new double[] {5, 6, 1, 2, 5, 6}, 3, 2),
                    subject.embedding(table, ids));
            INDArray upstream = Numbers.array(new double[] {1, 2, 10, 20, 100, 200}, 3, 2);
            Expect.close("embeddingGradient", Numbers.array(new double[] {10, 20, 0, 0, 101, 202}, 3, 2),
                    subject.embeddingGradient(3, ids, upstream));
        }

        @Property
        @Check(value = "autograd.embedding/agrees-with-reference", weight = 2)
        void rows_and_gradient_agree_with_the_reference(@ForAll Tokens in) {
            Expect.close("embedding", reference.embedding(in.table(), in.ids()),
                    subject.embedding(in.table(), in.ids()));
            Expect.close("embeddingGradient", reference.embeddingGradient(in.vocabulary(), in.ids(), in.upstream()),
                    subject.embeddingGradient(in.vocabulary(), in.ids(), in.upstream()));
        }

        @Property(tries = 50)
        @Check("autograd.embedding/agrees-with-engine")
        void rows_and_gradient_agree_with_the_engines_tape(@ForAll Tokens in) {
            Expect.close("embedding", Tensor.of(in.table()).rows(in.ids()).toINDArray(),
                    subject.embedding(in.table(), in.ids()));
            Expect.close("embeddingGradient",
                    Engine.gradient(in.table(), in.upstream(), table -> table.rows(in.ids())),
                    subject.embeddingGradient(in.vocabulary(), in.ids(), in.upstream()));
        }

        @Property
        @Check("autograd.embedding/nothing-is-lost")
        void what_comes_in_is_handed_to_the_table_whole(@ForAll Tokens in) {
            Expect.close("the sum of the gradients of all rows", in.upstream().sum(0),
                    subject.embeddingGradient(in.vocabulary(), in.ids(), in.upstream()).sum(0));
        }

        @Property(tries = 30)
        @Check("autograd.embedding/finite-differences")
        void the_tables_gradient_agrees_with_finite_differences(@ForAll Tokens in) {
            Expect.close("embeddingGradient",
                    Slope.of(in.table(), in.upstream(), table -> reference.embedding(table, in.ids())),
                    subject.embeddingGradient(in.vocabulary(), in.ids(), in.upstream()), Slope.TOLERANCE);
        }

        @Example
        @Check("autograd.embedding/golden")
        void rows_and_gradient_are_those_of_pytorch() {
            Golden golden = Golden.of("embedding");
            INDArray table = golden.input("table");
            Expect.close("output", golden.array("output"), subject.embedding(table, golden.wholes("ids")));
            Expect.close("gradient", golden.gradient("table"),
                    subject.embeddingGradient(table.rows(), golden.wholes("ids"), golden.input("upstream")));
        }
    }

    @Group
    class LogSoftmax {

        /** The lesson's example: the shares 3/4 and 1/4. */
        @Example
        @Check(value = "autograd.log-softmax/hand-example", gate = true)
        void one_row_has_the_log_softmax_worked_by_hand() {
            INDArray x = Numbers.array(new double[] {Math.log(3), 0}, 1, 2);
            Expect.close("logSoftmax", Numbers.array(new double[] {Math.log(0.75), Math.log(0.25)}, 1, 2),
                    subject.logSoftmax(x));
            Expect.close("logSoftmaxGradient", Numbers.array(new double[] {-1.25, 1.25}, 1, 2),
                    subject.logSoftmaxGradient(x, Numbers.array(new double[] {1, 2}, 1, 2)));
        }

        @Property
        @Check(value = "autograd.log-softmax/agrees-with-reference", weight = 2)
        void log_softmax_and_its_gradient_agree_with_the_reference(@ForAll Rows in) {
            Expect.close("logSoftmax", reference.logSoftmax(in.x()), subject.logSoftmax(in.x()));
            Expect.close("logSoftmaxGradient", reference.logSoftmaxGradient(in.x(), in.upstream()),
                    subject.logSoftmaxGradient(in.x(), in.upstream()));
        }

        @Property(tries = 50)
        @Check("autograd.log-softmax/agrees-with-engine")
        void log_softmax_and_its_gradient_agree_with_the_engines_tape(@ForAll Rows in) {
            Expect.close("logSoftmax", Tensor.of(in.x()).logSoftmax().toINDArray(), subject.logSoftmax(in.x()));
            Expect.close("logSoftmaxGradient", Engine.gradient(in.x(), in.upstream(), Tensor::logSoftmax),
                    subject.logSoftmaxGradient(in.x(), in.upstream()));
        }

        @Property
        @Check("autograd.log-softmax/probabilities")
        void the_exponentials_of_a_log_softmax_are_probabilities(@ForAll Rows in) {
            INDArray sums = Transforms.exp(subject.logSoftmax(in.x())).sum(1);
            Expect.close("the sum of e^y over each row", Numbers.full(1, in.rows()), sums);
        }

        @Property
        @Check("autograd.log-softmax/shift")
        void a_shift_of_a_row_changes_nothing_so_gradients_sum_to_zero(
                @ForAll Rows in, @ForAll @DoubleRange(min = -2000, max = 2000) double shift) {
            Expect.close("logSoftmax", subject.logSoftmax(in.x()), subject.logSoftmax(in.x().add(shift)));
            Expect.close("the sum of each row of the gradient", Numbers.full(0, in.rows()),
                    subject.logSoftmaxGradient(in.x(), in.upstream()).sum(1));
        }

        @Example
        @Check("autograd.log-softmax/far-off")
        void a_hopeless_token_has_a_finite_logarithm() {
            Expect.close("logSoftmax of (1000, 0)", Numbers.array(new double[] {0, -1000}, 1, 2),
                    subject.logSoftmax(Numbers.array(new double[] {1000, 0}, 1, 2)));
        }

        @Property(tries = 30)
        @Check("autograd.log-softmax/finite-differences")
        void the_gradient_of_log_softmax_agrees_with_finite_differences(@ForAll Rows in) {
            Expect.close("logSoftmaxGradient", Slope.of(in.x(), in.upstream(), reference::logSoftmax),
                    subject.logSoftmaxGradient(in.x(), in.upstream()), Slope.TOLERANCE);
        }

        @Example
        @Check("autograd.log-softmax/golden")
        void log_softmax_gives_pytorchs_output_and_gradient() {
            Golden golden = Golden.of("log-softmax");
            Expect.close("output", golden.array("output"), subject.logSoftmax(golden.input("x")));
            Expect.close("gradient", golden.gradient("x"),
                    subject.logSoftmaxGradient(golden.input("x"), golden.input("upstream")));
        }
    }
}
