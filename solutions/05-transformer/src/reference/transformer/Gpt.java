package reference.transformer;

import contracts.Exercise;
import contracts.GptConfig;
import contracts.GptRecipe;
import engine.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reference.attention.Masks;

/**
 * GPT-2 (Radford et al. 2019): a stack of blocks under a causal mask that gives, at every position, a score for each
 * token that may come next.
 *
 * <p>B batch, T positions, C channels, V vocabulary, L layers.
 */
public final class Gpt implements GptRecipe.Model {

    private final GptConfig config;
    private final Tensor tokenEmbedding; // (V, C)
    private final Tensor positionEmbedding; // (context, C)
    private final List<Block> blocks = new ArrayList<>();
    private final LayerNorm lastNorm;

    /** @param weights by GPT-2's names, in the shapes of {@link #shapes} */
    public Gpt(GptConfig config, Map<String, Tensor> weights) {
        this.config = config;
        tokenEmbedding = weights.get("wte.weight");
        positionEmbedding = weights.get("wpe.weight");
        for (int layer = 0; layer < config.layers(); layer++) {
            blocks.add(Block.of(withPrefix("h." + layer + ".", weights), config.heads(), config.epsilon()));
        }
        lastNorm = new LayerNorm(weights.get("ln_f.weight"), weights.get("ln_f.bias"), config.epsilon());
    }

    /** Logits without dropout. */
    @Override
    public Tensor logits(int[][] ids) {
        return logits(ids, Dropout.off());
    }

    /**
     * The whole way from tokens to logits: the embedding of each token plus that of its position, counted from 0;
     * dropout; the blocks, pre-norm, each under the causal mask; the last norm; the scores. The matrix that embeds the
     * tokens also scores them (weight tying, Press and Wolf 2017): it is one tensor and takes both gradients.
     *
     * @param ids (B, T), T at most the context; a longer text is refused
     * @param dropout also handed to every block
     * @return (B, T, V)
     */
    @Exercise(id = "transformer.gpt", points = 5, minutes = 30, needs = {"attention.masks", "transformer.block"})
    public Tensor logits(int[][] ids, Dropout dropout) {
        int positions = ids[0].length;
        Tensor tokens = tokenEmbedding.rows(flat(ids)).reshape(ids.length, positions, -1); // (B, T, C)
        Tensor places = positionEmbedding.slice(0, 0, positions); // (T, C)
        Tensor x = dropout.apply(tokens.add(places)); // (B, T, C)
        Tensor mask = Masks.causal(positions); // (T, T)
        for (Block block : blocks) {
            x = block.apply(x, mask, true, dropout); // (B, T, C)
        }
        return lastNorm.apply(x).matmul(tokenEmbedding.transpose(0, 1)); // (B, T, V)
    }

    /** The ids of all texts, one after the other. */
    private int[] flat(int[][] ids) {
        if (ids[0].length > config.context()) {
            throw new IllegalArgumentException("A text of " + ids[0].length + " tokens does not fit the model's context"
                    + " of " + config.context() + ".");
        }
        return Arrays.stream(ids).flatMapToInt(Arrays::stream).toArray();
    }

    /** The weights whose names begin so, by the rest of their names. */
    static Map<String, Tensor> withPrefix(String prefix, Map<String, Tensor> weights) {
        Map<String, Tensor> layer = new LinkedHashMap<>();
        weights.forEach((name, weight) -> {
            if (name.startsWith(prefix)) {
                layer.put(name.substring(prefix.length()), weight);
            }
        });
        return layer;
    }

    /** The shape of every weight, by GPT-2's names. */
    public static Map<String, int[]> shapes(GptConfig config) {
        int c = config.channels();
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put("wte.weight", new int[] {config.vocabulary(), c});
        shapes.put("wpe.weight", new int[] {config.context(), c});
        for (int layer = 0; layer < config.layers(); layer++) {
            String h = "h." + layer + ".";
            shapes.put(h + "ln_1.weight", new int[] {c});
            shapes.put(h + "ln_1.bias", new int[] {c});
            shapes.put(h + "attn.c_attn.weight", new int[] {c, 3 * c});
            shapes.put(h + "attn.c_attn.bias", new int[] {3 * c});
            shapes.put(h + "attn.c_proj.weight", new int[] {c, c});
            shapes.put(h + "attn.c_proj.bias", new int[] {c});
            shapes.put(h + "ln_2.weight", new int[] {c});
            shapes.put(h + "ln_2.bias", new int[] {c});
            shapes.put(h + "mlp.c_fc.weight", new int[] {c, 4 * c});
            shapes.put(h + "mlp.c_fc.bias", new int[] {4 * c});
            shapes.put(h + "mlp.c_proj.weight", new int[] {4 * c, c});
            shapes.put(h + "mlp.c_proj.bias", new int[] {c});
        }
        shapes.put("ln_f.weight", new int[] {c});
        shapes.put("ln_f.bias", new int[] {c});
        return shapes;
    }
}
