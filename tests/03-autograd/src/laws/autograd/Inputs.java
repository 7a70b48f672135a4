package laws.autograd;

import checks.Numbers;
import contracts.AutogradContract.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the laws of chapter 03 draw: small graphs and small arrays, whose numbers follow from a seed. */
final class Inputs extends DomainContextBase {

    private static final String[] STEPS = {"add", "mul", "exp", "tanh", "relu", "pow", "log"};
    private static final double[] EXPONENTS = {-1, 0.5, 2, 3};

    /** Operations on inputs, of which number 0 is positive, so that it has a logarithm and a root. */
    record Steps(int inputs, int operations, long seed) {
        double[] numbers() {
            double[] numbers = Numbers.normal(seed, inputs).toDoubleVector();
            numbers[0] = 0.3 + Math.abs(numbers[0]);
            return numbers;
        }

        double[] upstreams() {
            return Numbers.normal(seed + 1, operations).toDoubleVector();
        }

        List<Node> nodes() {
            SplittableRandom random = new SplittableRandom(seed + 2);
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < operations; i++) {
                String step = STEPS[random.nextInt(STEPS.length)];
                int a = random.nextInt(inputs);
                int b = random.nextInt(inputs);
                nodes.add(switch (step) {
                    case "add", "mul" -> node(step, a, b);
                    case "pow" -> new Node(step, List.of(0), EXPONENTS[random.nextInt(EXPONENTS.length)]);
                    case "log" -> node(step, 0);
                    default -> node(step, a);
                });
            }
            return nodes;
        }
    }

    /** A graph of inputs and operations; some numbers are used often, some lead nowhere. */
    record Graph(int inputs, int operations, long seed) {

        /** Every operation, for comparisons with the reference. */
        List<Node> any() {
            return nodes(true);
        }

        /** Without the kinks of relu, so that slopes exist everywhere. */
        List<Node> smooth() {
            return nodes(false);
        }

        /** Sums of products of two inputs, whose central differences are exact. */
        List<Node> quadratic() {
            SplittableRandom random = new SplittableRandom(seed);
            List<Node> nodes = inputNodes();
            int sum = random.nextInt(inputs);
            for (int i = 0; i < operations; i++) {
                nodes.add(node("mul", random.nextInt(inputs), random.nextInt(inputs)));
                nodes.add(node("add", sum, nodes.size() - 1));
                sum = nodes.size() - 1;
            }
            return nodes;
        }

        /** Operands that may be anything before them, so that a number may be used by near and by far ones. */
        int[][] operands() {
            SplittableRandom random = new SplittableRandom(seed);
            int[][] operands = new int[inputs + operations][];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = new int[i < inputs ? 0 : 1 + random.nextInt(3)];
                for (int j = 0; j < operands[i].length; j++) {
                    operands[i][j] = random.nextInt(i);
                }
            }
            return operands;
        }

        private List<Node> inputNodes() {
            List<Node> nodes = new ArrayList<>();
            double[] numbers = Numbers.normal(seed + 1, inputs).toDoubleVector();
            for (int i = 0; i < inputs; i++) {
                nodes.add(new Node("input", List.of(), numbers[i]));
            }
            return nodes;
        }

        /** Values stay small: only squashed numbers are multiplied, only positive ones have powers and logarithms. */
        private List<Node> nodes(boolean kinks) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Node> nodes = inputNodes();
            for (int i = 0; i < operations; i++) {
                int a = random.nextInt(nodes.size());
                int b = random.nextInt(nodes.size());
                nodes.add(node("tanh", a));
                int squashed = nodes.size() - 1;
                switch (random.nextInt(kinks ? 8 : 7)) {
                    case 0 -> nodes.add(node("add", a, b));
                    case 1 -> nodes.add(node("sub", a, b));
                    case 2 -> nodes.add(node("mul", squashed, b));
                    case 3 -> nodes.add(node("exp", squashed));
                    case 4 -> {
                        nodes.add(node("exp", squashed));
                        nodes.add(node("div", b, nodes.size() - 1));
                    }
                    case 5 -> {
                        nodes.add(node("exp", squashed));
                        double exponent = EXPONENTS[random.nextInt(EXPONENTS.length)];
                        nodes.add(new Node("pow", List.of(nodes.size() - 1), exponent));
                    }
                    case 6 -> {
                        nodes.add(node("exp", squashed));
                        nodes.add(node("add", nodes.size() - 1, nodes.size() - 1));
                        nodes.add(node("log", nodes.size() - 1));
                    }
                    default -> nodes.add(node("relu", a));
                }
            }
            return nodes;
        }
    }

    /** Rows of numbers, what comes in from above, and what the operations on them need. */
    record Rows(int rows, int columns, int outputs, long seed) {
        INDArray x() {
            return Numbers.normal(seed, rows, columns);
        }

        /** (rows, columns). */
        INDArray upstream() {
            return Numbers.normal(seed + 1, rows, columns);
        }

        /** (columns). */
        INDArray weight() {
            return Numbers.normal(seed + 2, columns);
        }

        /** (columns). */
        INDArray bias() {
            return Numbers.normal(seed + 3, columns);
        }

        /** (columns, outputs). */
        INDArray matrix() {
            return Numbers.normal(seed + 4, columns, outputs);
        }

        /** (outputs). */
        INDArray outputBias() {
            return Numbers.normal(seed + 5, outputs);
        }

        /** (rows, outputs). */
        INDArray outputUpstream() {
            return Numbers.normal(seed + 6, rows, outputs);
        }

        /** One column for each row. */
        int[] targets() {
            return new SplittableRandom(seed + 7).ints(rows, 0, columns).toArray();
        }
    }

    /** Tokens of a small vocabulary, so that some stand there twice: ids (tokens), table (vocabulary, channels). */
    record Tokens(int tokens, int vocabulary, int channels, long seed) {
        int[] ids() {
            return new SplittableRandom(seed).ints(tokens, 0, vocabulary).toArray();
        }

        INDArray table() {
            return Numbers.normal(seed + 1, vocabulary, channels);
        }

        INDArray upstream() {
            return Numbers.normal(seed + 2, tokens, channels);
        }
    }

    static Node node(String operation, Integer... operands) {
        return new Node(operation, List.of(operands), 0);
    }

    @Provide
    Arbitrary<Steps> steps() {
        return Combinators.combine(between(1, 3), between(1, 4), seeds()).as(Steps::new);
    }

    @Provide
    Arbitrary<Graph> graph() {
        return Combinators.combine(between(1, 3), between(1, 8), seeds()).as(Graph::new);
    }

    @Provide
    Arbitrary<Rows> rows() {
        return Combinators.combine(between(1, 4), between(1, 5), between(1, 4), seeds()).as(Rows::new);
    }

    @Provide
    Arbitrary<Tokens> tokens() {
        return Combinators.combine(between(1, 6), between(1, 4), between(1, 3), seeds()).as(Tokens::new);
    }

    private static Arbitrary<Integer> between(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(0, 1_000_000);
    }
}
