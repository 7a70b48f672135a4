package laws.autograd;

import static laws.autograd.Inputs.node;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AutogradContract;
import contracts.AutogradContract.Evaluated;
import contracts.AutogradContract.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import laws.autograd.Inputs.Steps;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 03, single numbers: each operation and the step back. */
@Tag("autograd")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class ScalarLaws {

    private final AutogradContract subject = Subject.of(AutogradContract.class);
    private final AutogradContract reference = Reference.of(AutogradContract.class);

    /** The lesson's table. */
    @Example
    @Check(value = "autograd.scalar-ops/hand-example", gate = true)
    void every_operation_gives_what_was_worked_by_hand() {
        expect(node("mul", 0, 1), new double[] {3, 2}, 6, 2, 3);
        expect(new Node("pow", List.of(0), 3), new double[] {2}, 8, 12);
        expect(node("exp", 0), new double[] {0}, 1, 1);
        expect(node("exp", 0), new double[] {Math.log(2)}, 2, 2);
        expect(node("log", 0), new double[] {4}, Math.log(4), 0.25);
        expect(node("tanh", 0), new double[] {0}, 0, 1);
        expect(node("tanh", 0), new double[] {Math.log(3) / 2}, 0.5, 0.75);
        expect(node("relu", 0), new double[] {3}, 3, 1);
        expect(node("relu", 0), new double[] {-3}, 0, 0);
    }

    private void expect(Node node, double[] inputs, double value, double... gradients) {
        Evaluated step = subject.steps(List.of(node), inputs, new double[] {1});
        String what = node.operation() + " of " + Arrays.toString(inputs);
        Expect.close(what, new double[] {value}, step.values());
        Expect.close("the gradient of " + what, gradients, step.gradients());
    }

    @Property
    @Check(value = "autograd.scalar-ops/agrees-with-reference", weight = 2)
    void operations_and_their_gradients_agree_with_the_reference(@ForAll Steps in) {
        Evaluated expected = reference.steps(in.nodes(), in.numbers(), in.upstreams());
        Evaluated actual = subject.steps(in.nodes(), in.numbers(), in.upstreams());
        Expect.close("values", expected.values(), actual.values());
        Expect.close("gradients", expected.gradients(), actual.gradients());
    }

    @Property
    @Check("autograd.scalar-ops/finite-differences")
    void gradients_agree_with_finite_differences(@ForAll Steps in) {
        double[] away = Arrays.stream(in.numbers()).map(x -> Math.abs(x) < 1e-3 ? 0.1 : x).toArray(); // relu's kink
        INDArray inputs = Numbers.array(away, in.inputs());
        INDArray slopes = Slope.of(inputs, x -> {
            double[] values = reference.steps(in.nodes(), x.toDoubleVector(), in.upstreams()).values();
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += in.upstreams()[i] * values[i];
            }
            return sum;
        });
        double[] gradients = subject.steps(in.nodes(), away, in.upstreams()).gradients();
        Expect.close("gradients", slopes, Numbers.array(gradients, in.inputs()), Slope.TOLERANCE);
    }

    @Property
    @Check("autograd.scalar-ops/incoming-gradient")
    void twice_the_incoming_gradient_gives_twice_the_gradients(@ForAll Steps in) {
        double[] doubled = Arrays.stream(in.upstreams()).map(g -> 2 * g).toArray();
        double[] once = subject.steps(in.nodes(), in.numbers(), in.upstreams()).gradients();
        Expect.close("gradients under twice the incoming gradients", Arrays.stream(once).map(g -> 2 * g).toArray(),
                subject.steps(in.nodes(), in.numbers(), doubled).gradients());
    }

    @Property
    @Check("autograd.scalar-ops/gradients-add-up")
    void a_value_used_by_two_operations_collects_the_gradients_of_both(@ForAll Steps in) {
        double[] sum = new double[in.inputs()];
        for (int i = 0; i < in.operations(); i++) {
            double[] part = subject.steps(
                    in.nodes().subList(i, i + 1), in.numbers(), new double[] {in.upstreams()[i]}).gradients();
            Arrays.setAll(sum, j -> sum[j] + part[j]);
        }
        Expect.close("gradients of all operations together", sum,
                subject.steps(in.nodes(), in.numbers(), in.upstreams()).gradients());
    }

    @Property
    @Check("autograd.scalar-ops/square")
    void a_number_times_itself_has_twice_itself_as_slope(@ForAll @DoubleRange(min = -9, max = 9) double x) {
        Evaluated square = subject.steps(List.of(node("mul", 0, 0)), new double[] {x}, new double[] {1});
        Expect.close("x * x", new double[] {x * x}, square.values());
        Expect.close("the gradient of x * x", new double[] {2 * x}, square.gradients());
    }

    /** Both sides of the kink are taken by others; here 0 has slope 0. */
    @Example
    @Check("autograd.scalar-ops/relu-at-zero")
    void relu_has_slope_zero_at_zero() {
        Evaluated relu = subject.steps(List.of(node("relu", 0)), new double[] {0}, new double[] {5});
        Expect.close("relu(0)", new double[] {0}, relu.values());
        Expect.close("the gradient of relu at 0", new double[] {0}, relu.gradients());
    }

    @Property
    @Check("autograd.scalar-ops/there-and-back")
    void the_logarithm_undoes_the_exponential(@ForAll @DoubleRange(min = -5, max = 5) double x) {
        double up = 1.5;
        Evaluated exp = subject.steps(List.of(node("exp", 0)), new double[] {x}, new double[] {up});
        List<Node> log = new ArrayList<>(List.of(node("log", 0)));
        Evaluated back = subject.steps(log, exp.values(), new double[] {1});
        Expect.close("log(exp(x))", new double[] {x}, back.values());
        Expect.close("the product of both slopes", up, exp.gradients()[0] * back.gradients()[0]);
    }
}
