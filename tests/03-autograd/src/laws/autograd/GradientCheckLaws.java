package laws.autograd;

import static laws.autograd.Inputs.node;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AutogradContract;
import contracts.AutogradContract.Node;
import java.util.List;
import java.util.stream.IntStream;
import laws.autograd.Inputs.Graph;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 03, the gradient checker. */
@Tag("autograd")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class GradientCheckLaws {

    private final AutogradContract subject = Subject.of(AutogradContract.class);
    private final AutogradContract reference = Reference.of(AutogradContract.class);

    /** The lesson's example: x^2 y at x = 3, y = 4, and a gradient that is wrong in its second place. */
    @Example
    @Check(value = "autograd.gradient-check/hand-example", gate = true)
    void the_slopes_of_x_squared_times_y_are_those_worked_by_hand() {
        List<Node> graph = List.of(new Node("input", List.of(), 3), new Node("input", List.of(), 4),
                node("mul", 0, 0), node("mul", 2, 1));
        Expect.close("slopes", new double[] {24, 9}, subject.slopes(graph));
        Expect.close("worstError of (24, 12) against (24, 9)", 3.0 / 9,
                subject.worstError(new double[] {24, 12}, new double[] {24, 9}));
    }

    @Property
    @Check(value = "autograd.gradient-check/agrees-with-reference", weight = 2)
    void slopes_agree_with_the_reference(@ForAll Graph in) {
        Expect.close("slopes", reference.slopes(in.smooth()), subject.slopes(in.smooth()));
    }

    @Property
    @Check("autograd.gradient-check/exact-for-quadratics")
    void slopes_of_sums_of_products_are_exact(@ForAll Graph in) {
        double[] gradients = reference.backward(in.quadratic()).gradients();
        double[] slopes = subject.slopes(in.quadratic());
        for (int i = 0; i < in.inputs(); i++) {
            Expect.close("the slope of input " + i, gradients[i], slopes[i]);
        }
    }

    @Property
    @Check(value = "autograd.gradient-check/worst-error-agrees-with-reference", weight = 2)
    void the_worst_error_agrees_with_the_reference(
            @ForAll @IntRange(max = 6) int size, @ForAll @IntRange(max = 1000) int seed) {
        double[] gradient = Numbers.normal(seed, size + 1).mul(3).toDoubleVector();
        double[] slopes = Numbers.normal(seed + 1, size + 1).mul(3).toDoubleVector();
        Expect.close("worstError", reference.worstError(gradient, slopes), subject.worstError(gradient, slopes));
    }

    @Property
    @Check("autograd.gradient-check/every-place-counts")
    void one_wrong_place_is_found_wherever_it_stands_and_whichever_way_it_is_off(
            @ForAll @IntRange(min = 1, max = 6) int size, @ForAll @IntRange(max = 5) int at,
            @ForAll @DoubleRange(min = 0.1, max = 2) double off) {
        double[] slopes = IntStream.range(0, size).mapToDouble(i -> 0.9 - i / 7.0).toArray();
        for (int sign : new int[] {-1, 1}) {
            double[] gradient = slopes.clone();
            gradient[at % size] += sign * off;
            Expect.close("worstError with place " + at % size + " off by " + sign * off, off,
                    subject.worstError(gradient, slopes));
        }
    }

    @Property
    @Check("autograd.gradient-check/relative-where-large")
    void an_error_counts_against_the_size_of_the_slope(@ForAll @DoubleRange(min = 10, max = 1e6) double slope) {
        for (int sign : new int[] {-1, 1}) {
            Expect.close("worstError of a gradient that is 1 % too large", 0.01,
                    subject.worstError(new double[] {sign * slope * 1.01}, new double[] {sign * slope}));
        }
    }

    @Example
    @Check("autograd.gradient-check/not-a-number")
    void a_gradient_that_is_not_a_number_never_passes() {
        double nan = Double.NaN;
        Expect.close("worstError of (NaN, 1)", nan, subject.worstError(new double[] {nan, 1}, new double[] {1, 1}));
        Expect.close("worstError of (1, NaN)", nan, subject.worstError(new double[] {1, nan}, new double[] {1, 1}));
        Expect.close("worstError against NaN", nan, subject.worstError(new double[] {1, 1}, new double[] {1, nan}));
    }

    @Property
    @Check("autograd.gradient-check/no-error")
    void a_gradient_equal_to_the_slopes_has_no_error(@ForAll @IntRange(max = 5) int size) {
        double[] slopes = IntStream.range(0, size).mapToDouble(i -> i - 2).toArray();
        Expect.close("worstError", 0, subject.worstError(slopes.clone(), slopes));
    }

    @Example
    @Check("autograd.gradient-check/golden")
    void slopes_of_one_expression_of_all_operations_are_near_pytorchs_gradients() {
        Golden golden = Golden.of("scalars");
        double[] slopes = subject.slopes(golden.graph());
        Expect.that(slopes.length == 3, "The graph has 3 inputs, and slopes gave " + slopes.length + " numbers.");
        for (int i = 0; i < slopes.length; i++) {
            Expect.close("the slope of input " + i, golden.numbers("gradients")[i], slopes[i], Slope.TOLERANCE);
        }
    }
}
