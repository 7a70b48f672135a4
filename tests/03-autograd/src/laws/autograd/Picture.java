package laws.autograd;

import static laws.autograd.Inputs.node;

import contracts.AutogradContract.Node;
import java.util.List;

/** The lesson's picture: y = (a b + c) a for a = 2, b = -3 and c = 10, in which a is used twice. */
final class Picture {

    private Picture() {}

    static List<Node> graph() {
        return List.of(new Node("input", List.of(), 2), new Node("input", List.of(), -3),
                new Node("input", List.of(), 10), node("mul", 0, 1), node("add", 3, 2), node("mul", 4, 0));
    }

    static double[] values() {
        return new double[] {2, -3, 10, -6, 4, 8};
    }

    static double[] gradients() {
        return new double[] {-2, 4, 2, 2, 2, 1};
    }
}
