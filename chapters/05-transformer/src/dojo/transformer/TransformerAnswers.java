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
    public INDArray mlp(INDArray x, Map<String, INDArray> weights) {
        Map<String, Tensor> w = constants(weights);
        return new Mlp(w.get("c_fc.weight"), w.get("c_fc.bias"), w.get("c_proj.weight"), w.get("c_proj.bias"))
                .apply(Tensor.of(x)).toINDArray();
    }

    @Override
    public INDArray dropout(INDArray x, double p, double[] u, boolean training) {
        return Dropout.drop(Tensor.of(x), p, u, training).toINDArray();
    }

    @Override
    public INDArray block(
            INDArray x, Map<String, INDArray> weights, int heads, double epsilon, INDArray mask, boolean preNorm) {
        return Block.of(constants(weights), heads, epsilon)
                .apply(Tensor.of(x), Tensor.of(mask), preNorm, Dropout.off()).toINDArray();
    }

    @Override
    public INDArray logits(GptConfig config, Map<String, INDArray> weights, int[][] ids) {
        return new Gpt(config, constants(weights)).logits(ids).toINDArray();
    }

    @Override
    public Map<String, INDArray> gradients(
            GptConfig config, Map<String, INDArray> weights, int[][] ids, int[][] targets) {
        Map<String, Tensor> leaves = new LinkedHashMap<>();
        weights.forEach((name, array) -> leaves.put(name, Tensor.of(array).asParameter()));
        CrossEntropy.mean(new Gpt(config, leaves).logits(ids), targets).backward();
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> gradients.put(name, leaf.grad().toINDArray()));
        return gradients;
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

    private static Map<String, Tensor> constants(Map<String, INDArray> weights) {
        Map<String, Tensor> constants = new LinkedHashMap<>();
        weights.forEach((name, array) -> constants.put(name, Tensor.of(array)));
        return constants;
    }
}
