package dojo.autograd;

import contracts.AutogradContract;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The contract's functions, answered by this chapter's classes. Given: nothing here is an exercise. */
public final class AutogradAnswers implements AutogradContract {

    @Override
    public Evaluated steps(List<Node> operations, double[] inputs, double[] upstreams) {
        Scalar[] leaves = Arrays.stream(inputs).mapToObj(Scalar::of).toArray(Scalar[]::new);
        Scalar[] results = operations.stream().map(node -> Formula.scalar(node, leaves)).toArray(Scalar[]::new);
        for (int i = 0; i < results.length; i++) {
            results[i].stepBack(upstreams[i]);
        }
        return new Evaluated(Arrays.stream(results).mapToDouble(Scalar::value).toArray(), gradients(leaves));
    }

    @Override
    public int[] order(int[][] operands) {
        Scalar[] scalars = new Scalar[operands.length];
        Map<Scalar, Integer> index = new IdentityHashMap<>();
        for (int i = 0; i < operands.length; i++) {
            Scalar[] of = Arrays.stream(operands[i]).mapToObj(operand -> scalars[operand]).toArray(Scalar[]::new);
            scalars[i] = Scalar.made("", 0, gradient -> {}, of);
            index.put(scalars[i], i);
        }
        return Order.of(scalars[scalars.length - 1]).stream().mapToInt(index::get).toArray();
    }

    @Override
    public Evaluated backward(List<Node> graph) {
        Scalar[] scalars = new Formula(graph).scalars();
        scalars[scalars.length - 1].backward();
        return new Evaluated(Arrays.stream(scalars).mapToDouble(Scalar::value).toArray(), gradients(scalars));
    }

    @Override
    public double chain(int additions) {
        Scalar x = Scalar.of(1);
        Scalar sum = x;
        for (int i = 0; i < additions; i++) {
            sum = sum.add(x);
        }
        sum.backward();
        return x.gradient();
    }

    private static double[] gradients(Scalar[] scalars) {
        return Arrays.stream(scalars).mapToDouble(Scalar::gradient).toArray();
    }

    @Override
    public INDArray linear(INDArray x, INDArray weight, INDArray bias) {
        return Linear.forward(x, weight, bias);
    }

    @Override
    public LinearGradients linearGradients(INDArray x, INDArray weight, INDArray bias, INDArray upstream) {
        Linear.Gradients gradients = Linear.backward(x, weight, bias, upstream);
        return new LinearGradients(gradients.x(), gradients.weight(), gradients.bias());
    }

    @Override
    public INDArray sumTo(INDArray upstream, long[] shape) {
        return Broadcast.sumTo(upstream, shape);
    }

    @Override
    public INDArray softmax(INDArray logits) {
        return CrossEntropy.softmax(logits);
    }

    @Override
    public double crossEntropy(INDArray logits, int[] targets) {
        return CrossEntropy.loss(logits, targets);
    }

    @Override
    public INDArray crossEntropyGradient(INDArray logits, int[] targets, double upstream) {
        return CrossEntropy.backward(logits, targets, upstream);
    }

    @Override
    public INDArray layerNorm(INDArray x, INDArray weight, INDArray bias, double epsilon) {
        return LayerNorm.forward(x, weight, bias, epsilon);
    }

    @Override
    public LayerNormGradients layerNormGradients(INDArray x, INDArray weight, double epsilon, INDArray upstream) {
        LayerNorm.Gradients gradients = LayerNorm.backward(x, weight, epsilon, upstream);
        return new LayerNormGradients(gradients.x(), gradients.weight(), gradients.bias());
    }

    @Override
    public double[] slopes(List<Node> graph) {
        Formula formula = new Formula(graph);
        return GradientCheck.slopes(formula::value, formula.inputs());
    }

    @Override
    public double worstError(double[] gradient, double[] slopes) {
        return GradientCheck.worstError(gradient, slopes);
    }

    @Override
    public INDArray gelu(INDArray x) {
        return Gelu.forward(x);
    }

    @Override
    public INDArray geluGradient(INDArray x, INDArray upstream) {
        return Gelu.backward(x, upstream);
    }

    @Override
    public INDArray embedding(INDArray table, int[] ids) {
        return Embedding.forward(table, ids);
    }

    @Override
    public INDArray embeddingGradient(int rows, int[] ids, INDArray upstream) {
        return Embedding.backward(rows, ids, upstream);
    }

    @Override
    public INDArray logSoftmax(INDArray x) {
        return LogSoftmax.forward(x);
    }

    @Override
    public INDArray logSoftmaxGradient(INDArray x, INDArray upstream) {
        return LogSoftmax.backward(x, upstream);
    }
}
