package cli.experiments;

import engine.Backend;
import engine.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Chapter 03's small language model on the engine's tape, from the same weights: what the gradients by hand must
 * agree with, step after step.
 */
final class EngineTwin {

    private static final double EPSILON = 1e-5;

    private final Map<String, Tensor> weights = new LinkedHashMap<>();

    EngineTwin(Map<String, INDArray> same) {
        same.forEach((name, weight) -> weights.put(name, Tensor.of(weight)));
    }

    /** One step against the gradient; gives the loss before it. */
    double step(int[][] contexts, int[] targets, double rate) {
        try (Backend.Scope scope = Backend.current().scope()) {
            Map<String, Tensor> leaves = new LinkedHashMap<>();
            weights.forEach((name, weight) -> leaves.put(name, weight.asParameter()));
            Tensor loss = loss(leaves, contexts, targets);
            loss.backward();
            leaves.forEach((name, leaf) -> weights.get(name).assign(leaf.sub(leaf.grad().scale(rate)).detach()));
            return loss.item();
        }
    }

    private static Tensor loss(Map<String, Tensor> weights, int[][] contexts, int[] targets) {
        int[] ids = Arrays.stream(contexts).flatMapToInt(Arrays::stream).toArray();
        int wide = weights.get("norm.weight").dim(0);
        Tensor x = weights.get("embedding").rows(ids).reshape(contexts.length, wide); // (N, T C)
        Tensor centred = x.sub(x.mean(-1));
        Tensor normal = centred.div(centred.square().mean(-1).plus(EPSILON).sqrt())
                .mul(weights.get("norm.weight")).add(weights.get("norm.bias"));
        Tensor hidden = normal.matmul(weights.get("hidden.weight")).add(weights.get("hidden.bias")).gelu(); // (N, H)
        Tensor logits = hidden.matmul(weights.get("output.weight")).add(weights.get("output.bias")); // (N, V)
        return logits.logSoftmax().pick(targets).mean().scale(-1);
    }
}
