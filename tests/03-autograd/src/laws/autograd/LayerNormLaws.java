package laws.autograd;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AutogradContract;
import contracts.AutogradContract.LayerNormGradients;
import engine.Tensor;
import laws.autograd.Inputs.Rows;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 03, layer normalization. */
@Tag("autograd")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class LayerNormLaws {

    private static final double EPSILON = 0.1; // large, so that a mistake with it shows

    private final AutogradContract subject = Subject.of(AutogradContract.class);
    private final AutogradContract reference = Reference.of(AutogradContract.class);

    /** The lesson's example: mean 3, variance 4, so the row becomes (-1, 1, -1, 1). */
    @Example
    @Check(value = "autograd.layer-norm/hand-example", gate = true)
    void one_row_is_normalized_as_worked_by_hand() {
        INDArray x = Numbers.array(new double[] {1, 5, 1, 5}, 1, 4);
        INDArray two = Numbers.full(2, 4);
        Expect.close("layerNorm", Numbers.array(new double[] {8, 12, 8, 12}, 1, 4),
                subject.layerNorm(x, two, Numbers.full(10, 4), 0));
        LayerNormGradients gradients = subject.layerNormGradients(
                x, two, 0, Numbers.array(new double[] {1, 0, 0, 0}, 1, 4));
        Expect.close("the gradient of x", Numbers.array(new double[] {0.5, 0, -0.5, 0}, 1, 4), gradients.x());
        Expect.close("the gradient of weight", Numbers.array(new double[] {-1, 0, 0, 0}, 4), gradients.weight());
        Expect.close("the gradient of bias", Numbers.array(new double[] {1, 0, 0, 0}, 4), gradients.bias());
    }

    @Property
    @Check("autograd.layer-norm/forward-agrees-with-reference")
    void the_norm_agrees_with_the_reference(@ForAll Rows in) {
        Expect.close("layerNorm", reference.layerNorm(in.x(), in.weight(), in.bias(), EPSILON),
                subject.layerNorm(in.x(), in.weight(), in.bias(), EPSILON));
    }

    @Property
    @Check(value = "autograd.layer-norm/agrees-with-reference", weight = 2)
    void the_norms_gradients_agree_with_the_reference(@ForAll Rows in) {
        LayerNormGradients expected = reference.layerNormGradients(in.x(), in.weight(), EPSILON, in.upstream());
        expect(expected.x(), expected.weight(), expected.bias(), in);
    }

    @Property(tries = 50)
    @Check("autograd.layer-norm/agrees-with-engine")
    void the_norms_gradients_agree_with_the_engines_tape(@ForAll Rows in) {
        Tensor x = Tensor.of(in.x()).asParameter();
        Tensor weight = Tensor.of(in.weight()).asParameter();
        Tensor bias = Tensor.of(in.bias()).asParameter();
        Tensor normal = Engine.layerNorm(x, weight, bias, EPSILON);
        Expect.close("layerNorm", normal.toINDArray(), subject.layerNorm(in.x(), in.weight(), in.bias(), EPSILON));
        normal.backward(Tensor.of(in.upstream()));
        expect(x.grad().toINDArray(), weight.grad().toINDArray(), bias.grad().toINDArray(), in);
    }

    private void expect(INDArray x, INDArray weight, INDArray bias, Rows in) {
        LayerNormGradients actual = subject.layerNormGradients(in.x(), in.weight(), EPSILON, in.upstream());
        Expect.close("the gradient of x", x, actual.x());
        Expect.close("the gradient of weight", weight, actual.weight());
        Expect.close("the gradient of bias", bias, actual.bias());
    }

    @Property(tries = 30)
    @Check("autograd.layer-norm/finite-differences")
    void the_norms_gradients_agree_with_finite_differences(@ForAll Rows in) {
        LayerNormGradients actual = subject.layerNormGradients(in.x(), in.weight(), EPSILON, in.upstream());
        Expect.close("the gradient of x", Slope.of(in.x(), in.upstream(),
                x -> reference.layerNorm(x, in.weight(), in.bias(), EPSILON)), actual.x(), Slope.TOLERANCE);
        Expect.close("the gradient of weight", Slope.of(in.weight(), in.upstream(),
                weight -> reference.layerNorm(in.x(), weight, in.bias(), EPSILON)), actual.weight(), Slope.TOLERANCE);
        Expect.close("the gradient of bias", Slope.of(in.bias(), in.upstream(),
                bias -> reference.layerNorm(in.x(), in.weight(), bias, EPSILON)), actual.bias(), Slope.TOLERANCE);
    }

    /** A step along (1, 1, ..., 1) only moves the mean, which the norm takes away. */
    @Property
    @Check("autograd.layer-norm/orthogonal-to-ones")
    void the_gradient_of_each_row_sums_to_zero(@ForAll Rows in) {
        INDArray dx = subject.layerNormGradients(in.x(), in.weight(), EPSILON, in.upstream()).x();
        Expect.close("the sum of each row of the gradient of x", Numbers.full(0, in.rows()), dx.sum(1));
    }

    /** A step along the row itself only makes it longer, which the norm takes away, up to epsilon's share. */
    @Property
    @Check("autograd.layer-norm/orthogonal-to-the-row")
    void the_gradient_of_each_row_has_only_epsilons_share_along_the_row(@ForAll Rows in) {
        INDArray dx = subject.layerNormGradients(in.x(), in.weight(), EPSILON, in.upstream()).x();
        for (int row = 0; row < in.rows(); row++) {
            INDArray centred = in.x().getRow(row).sub(in.x().getRow(row).meanNumber());
            double variance = centred.mul(centred).meanNumber().doubleValue();
            INDArray hat = centred.div(Math.sqrt(variance + EPSILON));
            double incoming = in.upstream().getRow(row).mul(in.weight()).mul(hat).sumNumber().doubleValue();
            Expect.close("row " + row + " of the gradient of x, times the normalized row",
                    incoming / Math.sqrt(variance + EPSILON) * EPSILON / (variance + EPSILON),
                    dx.getRow(row).mul(hat).sumNumber().doubleValue());
        }
    }

    @Property
    @Check("autograd.layer-norm/mean-zero-variance-one")
    void each_row_comes_out_with_mean_zero_and_variance_one_but_for_epsilon(@ForAll Rows in) {
        INDArray ones = Numbers.full(1, in.columns());
        INDArray y = subject.layerNorm(in.x(), ones, Numbers.full(0, in.columns()), EPSILON);
        for (int row = 0; row < in.rows(); row++) {
            INDArray centred = in.x().getRow(row).sub(in.x().getRow(row).meanNumber());
            double variance = centred.mul(centred).meanNumber().doubleValue();
            Expect.close("the mean of row " + row, 0, y.getRow(row).meanNumber().doubleValue());
            Expect.close("the mean square of row " + row, variance / (variance + EPSILON),
                    y.getRow(row).mul(y.getRow(row)).meanNumber().doubleValue());
        }
    }

    @Example
    @Check("autograd.layer-norm/golden")
    void the_norm_gives_pytorchs_output_and_gradients() {
        Golden golden = Golden.of("layer-norm");
        INDArray x = golden.input("x");
        INDArray weight = golden.input("weight");
        double epsilon = golden.number("epsilon");
        Expect.close("output", golden.array("output"), subject.layerNorm(x, weight, golden.input("bias"), epsilon));
        LayerNormGradients gradients = subject.layerNormGradients(x, weight, epsilon, golden.input("upstream"));
        Expect.close("the gradient of x", golden.gradient("x"), gradients.x());
        Expect.close("the gradient of weight", golden.gradient("weight"), gradients.weight());
        Expect.close("the gradient of bias", golden.gradient("bias"), gradients.bias());
    }
}
