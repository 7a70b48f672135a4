package laws.autograd;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AutogradContract;
import contracts.AutogradContract.LinearGradients;
import engine.Tensor;
import laws.autograd.Inputs.Rows;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 03, the linear layer and the way back from broadcasting. */
@Tag("autograd")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class LinearLaws {

    private final AutogradContract subject = Subject.of(AutogradContract.class);
    private final AutogradContract reference = Reference.of(AutogradContract.class);

    /** The lesson's example: two rows of two channels to one output. */
    @Example
    @Check(value = "autograd.linear/hand-example", gate = true)
    void two_rows_go_forth_and_back_as_worked_by_hand() {
        INDArray x = Numbers.array(new double[] {1, 2, 3, 4}, 2, 2);
        INDArray weight = Numbers.array(new double[] {5, 6}, 2, 1);
        INDArray bias = Numbers.array(new double[] {7}, 1);
        Expect.close("linear", Numbers.array(new double[] {24, 46}, 2, 1), subject.linear(x, weight, bias));
        LinearGradients gradients = subject.linearGradients(
                x, weight, bias, Numbers.array(new double[] {1, 10}, 2, 1));
        Expect.close("the gradient of x", Numbers.array(new double[] {5, 6, 50, 60}, 2, 2), gradients.x());
        Expect.close("the gradient of weight", Numbers.array(new double[] {31, 42}, 2, 1), gradients.weight());
        Expect.close("the gradient of bias", Numbers.array(new double[] {11}, 1), gradients.bias());
        Expect.close("sumTo (2, 1)", Numbers.array(new double[] {3, 7}, 2, 1), subject.sumTo(x, new long[] {2, 1}));
        Expect.close("sumTo (2)", Numbers.array(new double[] {4, 6}, 2), subject.sumTo(x, new long[] {2}));
    }

    @Property
    @Check("autograd.linear/forward-agrees-with-reference")
    void the_linear_layer_agrees_with_the_reference(@ForAll Rows in) {
        Expect.close("linear", reference.linear(in.x(), in.matrix(), in.outputBias()),
                subject.linear(in.x(), in.matrix(), in.outputBias()));
    }

    @Property
    @Check(value = "autograd.linear/agrees-with-reference", weight = 2)
    void the_linear_layers_gradients_agree_with_the_reference(@ForAll Rows in) {
        LinearGradients expected = reference.linearGradients(
                in.x(), in.matrix(), in.outputBias(), in.outputUpstream());
        expect(expected.x(), expected.weight(), expected.bias(), in);
    }

    @Property(tries = 50)
    @Check("autograd.linear/agrees-with-engine")
    void the_linear_layers_gradients_agree_with_the_engines_tape(@ForAll Rows in) {
        Tensor x = Tensor.of(in.x()).asParameter();
        Tensor weight = Tensor.of(in.matrix()).asParameter();
        Tensor bias = Tensor.of(in.outputBias()).asParameter();
        x.matmul(weight).add(bias).backward(Tensor.of(in.outputUpstream()));
        expect(x.grad().toINDArray(), weight.grad().toINDArray(), bias.grad().toINDArray(), in);
    }

    private void expect(INDArray x, INDArray weight, INDArray bias, Rows in) {
        LinearGradients actual = subject.linearGradients(in.x(), in.matrix(), in.outputBias(), in.outputUpstream());
        Expect.close("the gradient of x", x, actual.x());
        Expect.close("the gradient of weight", weight, actual.weight());
        Expect.close("the gradient of bias", bias, actual.bias());
    }

    @Property(tries = 30)
    @Check("autograd.linear/finite-differences")
    void the_linear_layers_gradients_agree_with_finite_differences(@ForAll Rows in) {
        INDArray upstream = in.outputUpstream();
        LinearGradients actual = subject.linearGradients(in.x(), in.matrix(), in.outputBias(), upstream);
        Expect.close("the gradient of x", Slope.of(in.x(), upstream,
                x -> reference.linear(x, in.matrix(), in.outputBias())), actual.x(), Slope.TOLERANCE);
        Expect.close("the gradient of weight", Slope.of(in.matrix(), upstream,
                weight -> reference.linear(in.x(), weight, in.outputBias())), actual.weight(), Slope.TOLERANCE);
        Expect.close("the gradient of bias", Slope.of(in.outputBias(), upstream,
                bias -> reference.linear(in.x(), in.matrix(), bias)), actual.bias(), Slope.TOLERANCE);
    }

    /** Shapes of up to three axes, some of length 1, some missing in front. */
    @Property
    @Check(value = "autograd.linear/sums-over-the-stretched", weight = 2)
    void a_stretched_array_gets_the_sum_over_the_axes_that_were_stretched(
            @ForAll @IntRange(min = 1, max = 3) int a, @ForAll @IntRange(min = 1, max = 3) int b,
            @ForAll @IntRange(min = 1, max = 3) int c, @ForAll @IntRange(max = 7) int ones,
            @ForAll @IntRange(min = 1, max = 3) int rank, @ForAll @IntRange(max = 1000) int seed) {
        long[] whole = {(ones & 1) == 0 ? a : 1, (ones & 2) == 0 ? b : 1, (ones & 4) == 0 ? c : 1};
        long[] shape = java.util.Arrays.copyOfRange(whole, 3 - rank, 3);
        INDArray upstream = Numbers.normal(seed, a, b, c);
        INDArray expected = Engine.gradient(Numbers.full(0, shape), upstream,
                small -> Tensor.of(Numbers.full(0, a, b, c)).add(small));
        Expect.close("sumTo", expected, subject.sumTo(upstream, shape));
    }

    @Property
    @Check("autograd.linear/sum-is-kept")
    void summing_to_any_shape_keeps_the_sum_of_all_numbers(@ForAll Rows in) {
        double sum = in.x().sumNumber().doubleValue();
        for (long[] shape : new long[][] {{1}, {1, 1}, {in.columns()}, {in.rows(), 1}, {in.rows(), in.columns()}}) {
            Expect.close("the sum of sumTo " + java.util.Arrays.toString(shape), sum,
                    subject.sumTo(in.x(), shape).sumNumber().doubleValue());
        }
    }

    @Example
    @Check("autograd.linear/golden")
    void the_linear_layer_gives_pytorchs_output_and_gradients() {
        Golden golden = Golden.of("linear");
        INDArray x = golden.input("x");
        INDArray weight = golden.input("weight");
        INDArray bias = golden.input("bias");
        Expect.close("output", golden.array("output"), subject.linear(x, weight, bias));
        LinearGradients gradients = subject.linearGradients(x, weight, bias, golden.input("upstream"));
        Expect.close("the gradient of x", golden.gradient("x"), gradients.x());
        Expect.close("the gradient of weight", golden.gradient("weight"), gradients.weight());
        Expect.close("the gradient of bias", golden.gradient("bias"), gradients.bias());
    }
}
