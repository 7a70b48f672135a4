package contracts;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Chapter 03: reverse-mode differentiation (Rumelhart, Hinton and Williams 1986; Baydin et al. 2018, section 3.2), on
 * scalars first, then for the array operations of a Transformer.
 *
 * <p>N rows, C channels, V vocabulary. Floats are float64. {@code upstream} is the gradient of the final loss by the
 * operation's result, so each function below gives the gradients of sum(upstream * result).
 */
public interface AutogradContract {

    /**
     * One node of a scalar graph. Operations: {@code input} (no operand; the constant is its value), {@code add},
     * {@code sub}, {@code mul}, {@code div} (two operands), {@code pow} (one operand, to the power of the constant),
     * {@code exp}, {@code log}, {@code tanh}, {@code relu} (one operand; relu's slope at 0 is 0).
     *
     * @param operands indices of nodes that stand before this one; the same may stand twice
     * @param constant an input's value or an exponent, else not looked at
     */
    record Node(String operation, List<Integer> operands, double constant) {}

    /** A number for each node: its value, and the gradient that it collected. */
    record Evaluated(double[] values, double[] gradients) {}

    /**
     * Operations on inputs, each stepped back once with its own incoming gradient, so that inputs collect the
     * gradients of sum(upstreams[i] * values[i]).
     *
     * @param operations {@code add}, {@code mul}, {@code pow}, {@code exp}, {@code log}, {@code tanh} or {@code relu};
     *                   their operands are indices into {@code inputs}
     * @param upstreams one for each operation
     * @return the values of the operations, and the gradients of the inputs
     */
    @Asks("autograd.scalar-ops")
    Evaluated steps(List<Node> operations, double[] inputs, double[] upstreams);

    /**
     * An order in which every node comes after its operands. It holds the last node and all that it depends on, each
     * once, and nothing else. Where several orders are right, each is an answer.
     *
     * @param operands for each node the indices of its operands, which stand before it
     */
    @Asks("autograd.order")
    int[] order(int[][] operands);

    /**
     * The values of a graph, and the gradient of the last node by each node: 1 for the last one, 0 where nothing leads
     * to it.
     *
     * @param graph at least one node
     */
    @Asks("autograd.order")
    Evaluated backward(List<Node> graph);

    /**
     * The gradient of ((x + x) + x) + ... + x by x, which is one more than there are additions.
     *
     * @param additions at least 1; 100,000 must not overflow the stack
     */
    @Asks("autograd.order")
    double chain(int additions);

    /**
     * y = x W + b, where b is stretched over the rows.
     *
     * @param x (N, in)
     * @param weight (in, out)
     * @param bias (out)
     * @return (N, out)
     */
    @Asks("autograd.linear")
    INDArray linear(INDArray x, INDArray weight, INDArray bias);

    /** @param upstream (N, out) */
    @Asks("autograd.linear")
    LinearGradients linearGradients(INDArray x, INDArray weight, INDArray bias, INDArray upstream);

    /** Gradients in the shapes of x, weight and bias. */
    record LinearGradients(INDArray x, INDArray weight, INDArray bias) {}

    /**
     * The gradient of what broadcasting stretched: summed over the axes that were put in front, and over those that
     * had length 1 and were repeated, which keep length 1.
     *
     * @param upstream the gradient of the stretched array
     * @param shape of the array before it was stretched
     * @return (shape)
     */
    @Asks("autograd.linear")
    INDArray sumTo(INDArray upstream, long[] shape);

    /**
     * e^x over its sum, row by row, free of overflow.
     *
     * @param logits (N, V)
     * @return (N, V)
     */
    @Asks("autograd.cross-entropy")
    INDArray softmax(INDArray logits);

    /**
     * The mean over the rows of -ln softmax(logits)[target], free of overflow and of ln 0.
     *
     * @param logits (N, V)
     * @param targets N ids in 0 to V - 1
     * @return nats
     */
    @Asks("autograd.cross-entropy")
    double crossEntropy(INDArray logits, int[] targets);

    /** The gradient of upstream * crossEntropy by the logits, (N, V). */
    @Asks("autograd.cross-entropy")
    INDArray crossEntropyGradient(INDArray logits, int[] targets, double upstream);

    /**
     * (x - mean) / sqrt(variance + epsilon) * weight + bias, mean and variance (with 1/C) over each row (Ba et al.
     * 2016, equations 3 and 4).
     *
     * @param x (N, C)
     * @param weight (C)
     * @param bias (C)
     * @return (N, C)
     */
    @Asks("autograd.layer-norm")
    INDArray layerNorm(INDArray x, INDArray weight, INDArray bias, double epsilon);

    /** @param upstream (N, C) */
    @Asks("autograd.layer-norm")
    LayerNormGradients layerNormGradients(INDArray x, INDArray weight, double epsilon, INDArray upstream);

    /** Gradients: x (N, C), weight (C), bias (C). */
    record LayerNormGradients(INDArray x, INDArray weight, INDArray bias) {}

    /**
     * The slope of a graph's last node by each of its inputs, by central differences:
     * (f(x + h) - f(x - h)) / (2 h) with h = 1e-5.
     *
     * @return one for each node {@code input}, in their order
     */
    @Asks("autograd.gradient-check")
    double[] slopes(List<Node> graph);

    /**
     * How far a gradient is from slopes at its worst place: the largest |gradient - slope| / max(1, |slope|); NaN
     * where some number is NaN, 0 where there are none.
     */
    @Asks("autograd.gradient-check")
    double worstError(double[] gradient, double[] slopes);

    /**
     * GELU in its tanh form: x/2 * (1 + tanh(sqrt(2/pi) * (x + 0.044715 x^3))) (Hendrycks and Gimpel 2016, section 2).
     *
     * @param x any shape
     */
    @Asks("autograd.gelu")
    INDArray gelu(INDArray x);

    /** The gradient of {@link #gelu} by x, in x's shape. */
    @Asks("autograd.gelu")
    INDArray geluGradient(INDArray x, INDArray upstream);

    /**
     * Row ids[i] of a table for each i.
     *
     * @param table (V, C)
     * @param ids N of them, 0 to V - 1
     * @return (N, C)
     */
    @Asks("autograd.embedding")
    INDArray embedding(INDArray table, int[] ids);

    /**
     * The gradient of {@link #embedding} by the table.
     *
     * @param rows V
     * @param upstream (N, C)
     * @return (V, C)
     */
    @Asks("autograd.embedding")
    INDArray embeddingGradient(int rows, int[] ids, INDArray upstream);

    /**
     * x - ln(sum(e^x)), row by row, free of overflow and of ln 0.
     *
     * @param x (N, V)
     * @return (N, V)
     */
    @Asks("autograd.log-softmax")
    INDArray logSoftmax(INDArray x);

    /** The gradient of {@link #logSoftmax} by x, (N, V). */
    @Asks("autograd.log-softmax")
    INDArray logSoftmaxGradient(INDArray x, INDArray upstream);
}
