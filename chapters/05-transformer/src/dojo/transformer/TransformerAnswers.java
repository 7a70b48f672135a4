package dojo.transformer;

import contracts.GptConfig;
import contracts.TransformerContract;
import engine.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The contract's functions, answered by this chapter's classes. Given: nothing here is an exercise. */
public final class TransformerAnswers implements TransformerContract {

    @Override
    public INDArray layerNorm(INDArray x, INDArray weight, INDArray bias, double epsilon) {
        return new LayerNorm(Tensor.of(weight), Tensor.of(bias), epsilon).apply(Tensor.of(x)).toINDArray();
    }

    @Override
    public Map<String, INDArray> layerNormGradients(
            INDArray x, INDArray weight, INDArray bias, double epsilon, INDArray upstream) {
        Map<String, Tensor> leaves = parameters(Map.of("x", x, "weight", weight, "bias", bias));
        Tensor result = new LayerNorm(leaves.get("weight"), leaves.get("bias"), epsilon).apply(leaves.get("x"));
        return gradients(result, upstream, leaves);
    }

    @Override
    public INDArray mlp(INDArray x, Map<String, INDArray> weights) {
        return mlp(constants(weights)).apply(Tensor.of(x)).toINDArray();
    }

    @Override
    public Map<String, INDArray> mlpGradients(INDArray x, Map<String, INDArray> weights, INDArray upstream) {
        Map<String, Tensor> leaves = parameters(weights);
        leaves.put("x", Tensor.of(x).asParameter());
        return gradients(mlp(leaves).apply(leaves.get("x")), upstream, leaves);
    }

    @Override
    public INDArray dropout(INDArray x, double p, double[] u, boolean training) {
        return Dropout.drop(Tensor.of(x), p, u, training).toINDArray();
    }

    @Override
    public INDArray dropoutGradient(INDArray x, double p, double[] u, boolean training, INDArray upstream) {
        Map<String, Tensor> leaf = parameters(Map.of("x", x));
        return gradients(Dropout.drop(leaf.get("x"), p, u, training), upstream, leaf).get("x");
    }

    @Override
    public INDArray block(
            INDArray x, Map<String, INDArray> weights, int heads, double epsilon, INDArray mask, boolean preNorm) {
        return Block.of(constants(weights), heads, epsilon)
                .apply(Tensor.of(x), Tensor.of(mask), preNorm, Dropout.off()).toINDArray();
    }

    @Override
    public INDArray blockInTraining(INDArray x, Map<String, INDArray> weights, int heads, double epsilon,
            INDArray mask, boolean preNorm, double p, long seed) {
        return Block.of(constants(weights), heads, epsilon)
                .apply(Tensor.of(x), Tensor.of(mask), preNorm, Dropout.training(p, seed, 0)).toINDArray();
    }

    @Override
    public Map<String, INDArray> blockGradients(INDArray x, Map<String, INDArray> weights, int heads, double epsilon,
            INDArray mask, boolean preNorm, INDArray upstream) {
        Map<String, Tensor> leaves = parameters(weights);
        leaves.put("x", Tensor.of(x).asParameter());
        Tensor result = Block.of(leaves, heads, epsilon)
                .apply(leaves.get("x"), Tensor.of(mask), preNorm, Dropout.off());
        return gradients(result, upstream, leaves);
    }

    @Override
    public INDArray logits(GptConfig config, Map<String, INDArray> weights, int[][] ids) {
        return new Gpt(config, constants(weights)).logits(ids).toINDArray();
    }

    @Override
    public INDArray logitsInTraining(GptConfig config, Map<String, INDArray> weights, int[][] ids, long seed) {
        Dropout dropout = Dropout.training(config.dropout(), seed, 0);
        return new Gpt(config, constants(weights)).logits(ids, dropout).toINDArray();
    }

    @Override
    public Map<String, INDArray> gradients(
            GptConfig config, Map<String, INDArray> weights, int[][] ids, int[][] targets) {
        Map<String, Tensor> leaves = parameters(weights);
        CrossEntropy.mean(new Gpt(config, leaves).logits(ids), targets).backward();
        return gradients(leaves);
    }

    @Override
    public Map<String, INDArray> initialWeights(GptConfig config, long seed) {
        Map<String, INDArray> weights = new LinkedHashMap<>();
        Gpt.shapes(config).forEach((name, shape) -> weights.put(name,
                Tensor.of(Initialization.fresh(name, shape, config, seed), shape).toINDArray()));
        return weights;
    }

    @Override
    public long parameterCount(GptConfig config) {
        return ParameterCount.of(config);
    }

    private static Mlp mlp(Map<String, Tensor> weights) {
        return new Mlp(weights.get("c_fc.weight"), weights.get("c_fc.bias"),
                weights.get("c_proj.weight"), weights.get("c_proj.bias"));
    }

    private static Map<String, Tensor> constants(Map<String, INDArray> weights) {
        Map<String, Tensor> constants = new LinkedHashMap<>();
        weights.forEach((name, array) -> constants.put(name, Tensor.of(array)));
        return constants;
    }

    private static Map<String, Tensor> parameters(Map<String, INDArray> weights) {
        Map<String, Tensor> leaves = new LinkedHashMap<>();
        weights.forEach((name, array) -> leaves.put(name, Tensor.of(array).asParameter()));
        return leaves;
    }

    /** Walks the tape back from a result; what no gradient reaches gets zeros. */
    private static Map<String, INDArray> gradients(Tensor result, INDArray upstream, Map<String, Tensor> leaves) {
        result.backward(Tensor.of(upstream));
        return gradients(leaves);
    }

    private static Map<String, INDArray> gradients(Map<String, Tensor> leaves) {
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> gradients.put(name, leaf.grad().toINDArray()));
        return gradients;
    }
}
