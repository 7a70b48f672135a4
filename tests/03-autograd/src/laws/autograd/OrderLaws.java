package laws.autograd;

import static laws.autograd.Inputs.node;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.AutogradContract;
import contracts.AutogradContract.Evaluated;
import contracts.AutogradContract.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import laws.autograd.Inputs.Graph;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 03, the walk back: its order, and what it leaves in every number. */
@Tag("autograd")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class OrderLaws {

    private static final int LONG = 100_000;

    private final AutogradContract subject = Subject.of(AutogradContract.class);
    private final AutogradContract reference = Reference.of(AutogradContract.class);

    /** The lesson's picture. */
    @Example
    @Check(value = "autograd.order/hand-example", gate = true)
    void the_graph_of_the_picture_is_walked_as_worked_by_hand() {
        Expect.same("the only order of a number, its square and their product", new int[] {0, 1, 2},
                subject.order(new int[][] {{}, {0, 0}, {1, 0}}));
        Evaluated walked = subject.backward(Picture.graph());
        Expect.close("values", Picture.values(), walked.values());
        Expect.close("gradients", Picture.gradients(), walked.gradients());
    }

    @Property
    @Check(value = "autograd.order/operands-first", weight = 2)
    void every_number_comes_once_and_after_its_operands(@ForAll Graph in) {
        check(in.operands(), subject.order(in.operands()));
    }

    /** Judges an order, since several may be right. */
    private static void check(int[][] operands, int[] order) {
        Set<Integer> placed = new TreeSet<>();
        for (int index : order) {
            Expect.that(index >= 0 && index < operands.length, "There is no number " + index + " in a graph of "
                    + operands.length + ".");
            for (int operand : operands[index]) {
                Expect.that(placed.contains(operand), "Number " + index + " comes before its operand " + operand
                        + " in the order " + shown(order) + ".");
            }
            Expect.that(placed.add(index), "Number " + index + " stands twice in the order " + shown(order) + ".");
        }
        Expect.same("the numbers in the order", reachable(operands), placed.stream().map(String::valueOf)
                .collect(Collectors.joining(" ")));
    }

    private static String shown(int[] order) {
        return order.length <= 20 ? Arrays.toString(order) : "of " + order.length;
    }

    /** What the last number depends on, itself included. */
    private static String reachable(int[][] operands) {
        boolean[] needed = new boolean[operands.length];
        needed[operands.length - 1] = true;
        for (int i = operands.length - 1; i >= 0; i--) {
            if (needed[i]) {
                Arrays.stream(operands[i]).forEach(operand -> needed[operand] = true);
            }
        }
        return IntStream.range(0, needed.length).filter(i -> needed[i]).mapToObj(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    @Example
    @Check("autograd.order/long-chain")
    void a_chain_of_100000_additions_does_not_overflow_the_stack() {
        Expect.close("the gradient of x + x + ... + x by x", LONG + 1, subject.chain(LONG));
    }

    @Property
    @Check(value = "autograd.order/agrees-with-reference", weight = 2)
    void values_and_gradients_agree_with_the_reference(@ForAll Graph in) {
        Evaluated expected = reference.backward(in.any());
        Evaluated actual = subject.backward(in.any());
        Expect.close("values", expected.values(), actual.values());
        Expect.close("gradients", expected.gradients(), actual.gradients());
    }

    @Property(tries = 50)
    @Check("autograd.order/finite-differences")
    void gradients_agree_with_finite_differences(@ForAll Graph in) {
        double[] gradients = subject.backward(in.smooth()).gradients();
        double[] slopes = reference.slopes(in.smooth());
        for (int i = 0; i < slopes.length; i++) {
            Expect.close("the gradient of input " + i, slopes[i], gradients[i], Slope.TOLERANCE);
        }
    }

    @Property
    @Check("autograd.order/dead-ends")
    void what_does_not_lead_to_the_result_gets_no_gradient(@ForAll Graph in) {
        List<Node> graph = new ArrayList<>(in.any());
        graph.add(graph.size() - 1, node("exp", 0)); // before the last one, which does not use it
        Expect.close("the gradient of a number that nothing uses", 0,
                subject.backward(graph).gradients()[graph.size() - 2]);
    }

    @Property
    @Check("autograd.order/used-twice")
    void a_number_that_is_used_twice_gets_both_gradients(@ForAll Graph in) {
        List<Node> graph = new ArrayList<>(in.any());
        int last = graph.size() - 1;
        double[] once = subject.backward(in.any()).gradients();
        graph.add(node("add", last, last));
        double[] twice = subject.backward(graph).gradients();
        Expect.close("gradients of a result added to itself", Arrays.stream(once).map(g -> 2 * g).toArray(),
                Arrays.copyOf(twice, once.length));
    }

    @Example
    @Check("autograd.order/golden")
    void one_expression_of_all_operations_has_pytorchs_gradients() {
        Golden golden = Golden.of("scalars");
        Evaluated walked = subject.backward(golden.graph());
        Expect.close("values", golden.numbers("values"), walked.values());
        Expect.close("gradients", golden.numbers("gradients"), walked.gradients());
    }
}
