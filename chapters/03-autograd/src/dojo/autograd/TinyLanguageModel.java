package dojo.autograd;

import contracts.AutogradRecipe.LanguageModel;
import engine.Draws;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A language model of this chapter's array operations, every gradient by hand: the few tokens before, embedded and laid
 * side by side, go through a layer norm, a hidden layer and a projection (Bengio et al. 2003, without the shortcut).
 * Given. Each line of the way back undoes one line of the way forward, in the opposite order; a tape does just that.
 *
 * <p>N contexts of T tokens, C channels, H hidden, V vocabulary.
 */
final class TinyLanguageModel implements LanguageModel {

    private static final double EPSILON = 1e-5;

    private final Map<String, INDArray> weights = new LinkedHashMap<>();

    TinyLanguageModel(int vocabulary, int context, int channels, int hidden, long seed) {
        int wide = context * channels;
        weights.put("embedding", normal(seed, "embedding", 1, vocabulary, channels)); // (V, C)
        weights.put("norm.weight", full(1, wide)); // (T C)
        weights.put("norm.bias", full(0, wide));
        weights.put("hidden.weight", normal(seed, "hidden", 1 / Math.sqrt(wide), wide, hidden)); // (T C, H)
        weights.put("hidden.bias", full(0, hidden));
        weights.put("output.weight", normal(seed, "output", 1 / Math.sqrt(hidden), hidden, vocabulary)); // (H, V)
        weights.put("output.bias", full(0, vocabulary));
    }

    private static INDArray normal(long seed, String purpose, double deviation, int rows, int columns) {
        return Nd4j.createFromArray(Draws.normals(seed, purpose, 0, rows * columns)).muli(deviation)
                .reshape(rows, columns);
    }

    private static INDArray full(double number, int length) {
        double[] numbers = new double[length];
        Arrays.fill(numbers, number);
        return Nd4j.createFromArray(numbers);
    }

    /** What the way back needs of the way forward. */
    private record Forward(INDArray beside, INDArray normal, INDArray sum, INDArray active, INDArray logits) {}

    private Forward forward(int[] ids, int texts) {
        INDArray beside = Embedding.forward(weights.get("embedding"), ids).reshape(texts, -1); // (N, T C)
        INDArray normal = LayerNorm.forward(beside, weights.get("norm.weight"), weights.get("norm.bias"), EPSILON);
        INDArray sum = Linear.forward(normal, weights.get("hidden.weight"), weights.get("hidden.bias")); // (N, H)
        INDArray active = Gelu.forward(sum); // (N, H)
        INDArray logits = Linear.forward(active, weights.get("output.weight"), weights.get("output.bias")); // (N, V)
        return new Forward(beside, normal, sum, active, logits);
    }

    private Map<String, INDArray> backward(Forward f, int[] ids, int[] targets) {
        INDArray dLogits = CrossEntropy.backward(f.logits(), targets, 1); // (N, V)
        Linear.Gradients output = Linear.backward(
                f.active(), weights.get("output.weight"), weights.get("output.bias"), dLogits);
        INDArray dSum = Gelu.backward(f.sum(), output.x()); // (N, H)
        Linear.Gradients hidden = Linear.backward(
                f.normal(), weights.get("hidden.weight"), weights.get("hidden.bias"), dSum);
        LayerNorm.Gradients norm = LayerNorm.backward(
                f.beside(), weights.get("norm.weight"), EPSILON, hidden.x()); // x: (N, T C)
        INDArray embedding = weights.get("embedding");
        INDArray dTable = Embedding.backward((int) embedding.size(0), ids, // (V, C)
                norm.x().dup('c').reshape(ids.length, embedding.size(1)));
        return Map.of("embedding", dTable, "norm.weight", norm.weight(), "norm.bias", norm.bias(),
                "hidden.weight", hidden.weight(), "hidden.bias", hidden.bias(),
                "output.weight", output.weight(), "output.bias", output.bias());
    }

    @Override
    public double step(int[][] contexts, int[] targets, double rate) {
        int[] ids = flat(contexts);
        Forward forward = forward(ids, contexts.length);
        backward(forward, ids, targets).forEach((name, gradient) -> weights.get(name).subi(gradient.mul(rate)));
        return CrossEntropy.loss(forward.logits(), targets);
    }

    @Override
    public double loss(int[][] contexts, int[] targets) {
        return CrossEntropy.loss(forward(flat(contexts), contexts.length).logits(), targets);
    }

    private static int[] flat(int[][] contexts) {
        return Arrays.stream(contexts).flatMapToInt(Arrays::stream).toArray();
    }

    @Override
    public Map<String, INDArray> weights() {
        Map<String, INDArray> copies = new LinkedHashMap<>();
        weights.forEach((name, weight) -> copies.put(name, weight.dup()));
        return copies;
    }
}
