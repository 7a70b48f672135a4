package laws.autograd;

import engine.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The chapter's small language model once more, forward only, of the engine's operations. */
record TwinModel(Map<String, INDArray> weights) {

    TwinModel with(String name, INDArray weight) {
        Map<String, INDArray> changed = new HashMap<>(weights);
        changed.put(name, weight);
        return new TwinModel(changed);
    }

    double loss(int[][] contexts, int[] targets) {
        int[] ids = Arrays.stream(contexts).flatMapToInt(Arrays::stream).toArray();
        Tensor x = tensor("embedding").rows(ids).reshape(contexts.length, -1); // (N, T C)
        Tensor normal = Engine.layerNorm(x, tensor("norm.weight"), tensor("norm.bias"), 1e-5);
        Tensor hidden = normal.matmul(tensor("hidden.weight")).add(tensor("hidden.bias")).gelu(); // (N, H)
        Tensor logits = hidden.matmul(tensor("output.weight")).add(tensor("output.bias")); // (N, V)
        return logits.logSoftmax().pick(targets).mean().scale(-1).item();
    }

    private Tensor tensor(String name) {
        return Tensor.of(weights.get(name));
    }
}
