package laws.transformer;

import checks.Numbers;
import checks.Reference;
import contracts.GptConfig;
import contracts.TransformerContract;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Weights that laws are tried with, by GPT-2's names, and what the laws do to them. */
final class Weights {

    private Weights() {}

    /** Every weight random, none small: biases and norms count as much as matrices. */
    static Map<String, INDArray> random(GptConfig config, long seed) {
        Map<String, INDArray> weights = new LinkedHashMap<>();
        Reference.of(TransformerContract.class).initialWeights(config, 0).forEach((name, fresh) -> {
            INDArray noise = Numbers.normal(seed * 31 + name.hashCode(), fresh.shape());
            weights.put(name, isNorm(name, ".weight") ? noise.muli(0.5).addi(1) : noise.muli(0.7));
        });
        return weights;
    }

    /** Matrices and biases zero, norms as they are at the start: weight 1, bias 0. */
    static Map<String, INDArray> silent(Map<String, INDArray> like) {
        Map<String, INDArray> weights = new LinkedHashMap<>();
        like.forEach((name, weight) -> weights.put(name,
                Numbers.full(isNorm(name, ".weight") ? 1 : 0, weight.shape())));
        return weights;
    }

    private static boolean isNorm(String name, String part) {
        return name.contains("ln_") && name.endsWith(part);
    }

    /** A copy in which one number of one weight is greater by {@code step}. */
    static Map<String, INDArray> moved(Map<String, INDArray> weights, String name, long index, double step) {
        INDArray weight = weights.get(name).dup('c');
        weight.putScalar(index, weight.getDouble(index) + step);
        Map<String, INDArray> moved = new LinkedHashMap<>(weights);
        moved.put(name, weight);
        return moved;
    }

    /** The mean cross entropy of logits (B, T, V) against targets (B, T), in nats, by its definition. */
    static double loss(INDArray logits, int[][] targets) {
        double sum = 0;
        int count = 0;
        for (int b = 0; b < targets.length; b++) {
            for (int t = 0; t < targets[b].length; t++, count++) {
                double largest = Double.NEGATIVE_INFINITY;
                for (int v = 0; v < logits.size(2); v++) {
                    largest = Math.max(largest, logits.getDouble(b, t, v));
                }
                double exps = 0;
                for (int v = 0; v < logits.size(2); v++) {
                    exps += Math.exp(logits.getDouble(b, t, v) - largest);
                }
                sum += largest + Math.log(exps) - logits.getDouble(b, t, targets[b][t]);
            }
        }
        return sum / count;
    }
}
