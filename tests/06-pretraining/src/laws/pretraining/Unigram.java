package laws.pretraining;

import checks.Numbers;
import contracts.GptConfig;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A GPT whose logits are the same whatever it reads, so that its loss can be worked by hand. All weights are 0, but the
 * last norm's bias, (1, 0, 0, ...), and the first channel of each token's row of wte, which is the token's logit.
 */
final class Unigram {

    private Unigram() {}

    /** @param logits (V) */
    static Map<String, INDArray> weights(GptConfig config, double[] logits) {
        Map<String, INDArray> weights = new LinkedHashMap<>();
        Inputs.shapes(config).forEach((name, shape) -> weights.put(name, Numbers.full(0, shape)));
        for (int v = 0; v < logits.length; v++) {
            weights.get("wte.weight").putScalar(v, 0, logits[v]);
        }
        weights.get("ln_f.bias").putScalar(0, 1);
        return weights;
    }

    /** Random logarithms of probabilities that sum to 1, (V). */
    static double[] logProbabilities(int vocabulary, long seed) {
        double[] logits = Numbers.normal(seed, vocabulary).toDoubleVector();
        double logSum = Math.log(Arrays.stream(logits).map(Math::exp).sum());
        return Arrays.stream(logits).map(logit -> logit - logSum).toArray();
    }
}
