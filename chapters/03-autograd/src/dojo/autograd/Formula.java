package dojo.autograd;

import contracts.AutogradContract.Node;
import java.util.List;

/**
 * A graph of records as a function of its inputs: in plain numbers, for the gradient checker, and in scalars, which
 * remember how they were made. Given.
 */
record Formula(List<Node> graph) {

    /** The constants of the nodes {@code input}, in their order. */
    double[] inputs() {
        return graph.stream().filter(Formula::isInput).mapToDouble(Node::constant).toArray();
    }

    /** The last node's value, with other numbers in place of the inputs. */
    double value(double[] inputs) {
        double[] values = new double[graph.size()];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            Node node = graph.get(i);
            double[] of = node.operands().stream().mapToDouble(operand -> values[operand]).toArray();
            values[i] = isInput(node) ? inputs[next++] : value(node, of);
        }
        return values[values.length - 1];
    }

    private static boolean isInput(Node node) {
        return node.operation().equals("input");
    }

    private static double value(Node node, double[] of) {
        return switch (node.operation()) {
            case "add" -> of[0] + of[1];
            case "sub" -> of[0] - of[1];
            case "mul" -> of[0] * of[1];
            case "div" -> of[0] / of[1];
            case "pow" -> Math.pow(of[0], node.constant());
            case "exp" -> Math.exp(of[0]);
            case "log" -> Math.log(of[0]);
            case "tanh" -> Math.tanh(of[0]);
            case "relu" -> Math.max(0, of[0]);
            default -> throw unknown(node);
        };
    }

    /** One scalar for each node. */
    Scalar[] scalars() {
        Scalar[] scalars = new Scalar[graph.size()];
        for (int i = 0; i < scalars.length; i++) {
            scalars[i] = scalar(graph.get(i), scalars);
        }
        return scalars;
    }

    /** A node's operation on the scalars that its operands count. */
    static Scalar scalar(Node node, Scalar[] scalars) {
        Scalar[] of = node.operands().stream().map(operand -> scalars[operand]).toArray(Scalar[]::new);
        return switch (node.operation()) {
            case "input" -> Scalar.of(node.constant());
            case "add" -> of[0].add(of[1]);
            case "sub" -> of[0].sub(of[1]);
            case "mul" -> of[0].mul(of[1]);
            case "div" -> of[0].div(of[1]);
            case "pow" -> of[0].pow(node.constant());
            case "exp" -> of[0].exp();
            case "log" -> of[0].log();
            case "tanh" -> of[0].tanh();
            case "relu" -> of[0].relu();
            default -> throw unknown(node);
        };
    }

    private static IllegalArgumentException unknown(Node node) {
        return new IllegalArgumentException("There is no operation \"" + node.operation() + "\"; there are input, add, "
                + "sub, mul, div, pow, exp, log, tanh and relu.");
    }
}
