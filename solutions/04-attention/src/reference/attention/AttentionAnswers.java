package reference.attention;

import contracts.AttentionContract;
import engine.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The contract's functions, answered by this chapter's classes. Given: nothing here is an exercise. */
public final class AttentionAnswers implements AttentionContract {

    @Override
    public INDArray scores(INDArray q, INDArray k) {
        return Attention.scores(Tensor.of(q), Tensor.of(k)).toINDArray();
    }

    @Override
    public Map<String, INDArray> scoresGradients(INDArray q, INDArray k, INDArray upstream) {
        Map<String, Tensor> leaves = parameters(Map.of("q", q, "k", k));
        return gradients(Attention.scores(leaves.get("q"), leaves.get("k")), upstream, leaves);
    }

    @Override
    public INDArray causalMask(int positions) {
        return Masks.causal(positions).toINDArray();
    }

    @Override
    public INDArray paddingMask(int[] lengths, int positions) {
        return Masks.padding(lengths, positions).toINDArray();
    }

    @Override
    public Attended attend(INDArray q, INDArray k, INDArray v, INDArray mask) {
        Attention.Result result = Attention.attend(Tensor.of(q), Tensor.of(k), Tensor.of(v), Tensor.of(mask));
        return new Attended(result.weights().toINDArray(), result.output().toINDArray());
    }

    @Override
    public Map<String, INDArray> attendGradients(
            INDArray q, INDArray k, INDArray v, INDArray mask, INDArray upstream) {
        Map<String, Tensor> leaves = parameters(Map.of("q", q, "k", k, "v", v));
        Tensor output = Attention.attend(leaves.get("q"), leaves.get("k"), leaves.get("v"), Tensor.of(mask)).output();
        return gradients(output, upstream, leaves);
    }

    @Override
    public INDArray splitHeads(INDArray x, int heads) {
        return Heads.split(Tensor.of(x), heads).toINDArray();
    }

    @Override
    public INDArray mergeHeads(INDArray x) {
        return Heads.merge(Tensor.of(x)).toINDArray();
    }

    @Override
    public INDArray splitHeadsGradient(INDArray x, int heads, INDArray upstream) {
        Map<String, Tensor> leaf = parameters(Map.of("x", x));
        return gradients(Heads.split(leaf.get("x"), heads), upstream, leaf).get("x");
    }

    @Override
    public INDArray mergeHeadsGradient(INDArray x, INDArray upstream) {
        Map<String, Tensor> leaf = parameters(Map.of("x", x));
        return gradients(Heads.merge(leaf.get("x")), upstream, leaf).get("x");
    }

    @Override
    public INDArray selfAttention(INDArray x, Map<String, INDArray> weights, int heads, INDArray mask) {
        return layer(parameters(weights), heads).selfAttention(Tensor.of(x), Tensor.of(mask)).toINDArray();
    }

    @Override
    public Map<String, INDArray> selfAttentionGradients(
            INDArray x, Map<String, INDArray> weights, int heads, INDArray mask, INDArray upstream) {
        Map<String, Tensor> leaves = parameters(weights);
        leaves.put("x", Tensor.of(x).asParameter());
        Tensor output = layer(leaves, heads).selfAttention(leaves.get("x"), Tensor.of(mask));
        return gradients(output, upstream, leaves);
    }

    @Override
    public INDArray sinusoidalPositions(int positions, int channels) {
        return Positions.sinusoidal(positions, channels).toINDArray();
    }

    @Override
    public INDArray crossAttention(
            INDArray x, INDArray memory, Map<String, INDArray> weights, int heads, INDArray mask) {
        return layer(parameters(weights), heads)
                .crossAttention(Tensor.of(x), Tensor.of(memory), Tensor.of(mask)).toINDArray();
    }

    @Override
    public Map<String, INDArray> crossAttentionGradients(INDArray x, INDArray memory, Map<String, INDArray> weights,
            int heads, INDArray mask, INDArray upstream) {
        Map<String, Tensor> leaves = parameters(weights);
        leaves.put("x", Tensor.of(x).asParameter());
        leaves.put("memory", Tensor.of(memory).asParameter());
        Tensor output = layer(leaves, heads)
                .crossAttention(leaves.get("x"), leaves.get("memory"), Tensor.of(mask));
        return gradients(output, upstream, leaves);
    }

    @Override
    public INDArray rotary(INDArray x, int[] positions, double theta) {
        return Positions.rotary(Tensor.of(x), positions, theta).toINDArray();
    }

    @Override
    public INDArray rotaryGradient(INDArray x, int[] positions, double theta, INDArray upstream) {
        Map<String, Tensor> leaf = parameters(Map.of("x", x));
        return gradients(Positions.rotary(leaf.get("x"), positions, theta), upstream, leaf).get("x");
    }

    @Override
    public AttentionGradients attendBackward(
            INDArray q, INDArray k, INDArray v, INDArray mask, INDArray upstream) {
        Tensor query = Tensor.of(q);
        Tensor key = Tensor.of(k);
        Tensor value = Tensor.of(v);
        Tensor weights = Attention.attend(query, key, value, Tensor.of(mask)).weights();
        AttentionBackward.Gradients gradients =
                AttentionBackward.backward(query, key, value, weights, Tensor.of(upstream));
        return new AttentionGradients(
                gradients.q().toINDArray(), gradients.k().toINDArray(), gradients.v().toINDArray());
    }

    private static Map<String, Tensor> parameters(Map<String, INDArray> weights) {
        Map<String, Tensor> leaves = new LinkedHashMap<>();
        weights.forEach((name, array) -> leaves.put(name, Tensor.of(array).asParameter()));
        return leaves;
    }

    /** Walks the tape back from a result; what no gradient reaches gets zeros. */
    private static Map<String, INDArray> gradients(Tensor result, INDArray upstream, Map<String, Tensor> leaves) {
        result.backward(Tensor.of(upstream));
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> gradients.put(name, leaf.grad().toINDArray()));
        return gradients;
    }

    private static MultiHeadAttention layer(Map<String, Tensor> leaves, int heads) {
        return new MultiHeadAttention(leaves.get("c_attn.weight"), leaves.get("c_attn.bias"),
                leaves.get("c_proj.weight"), leaves.get("c_proj.bias"), heads);
    }
}
