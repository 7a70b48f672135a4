package reference.transformer;

import contracts.AttentionRecipe;
import contracts.GptConfig;
import contracts.SolutionOnly;
import engine.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reference.attention.Heads;
import reference.attention.Masks;
import reference.attention.MultiHeadAttention;

/**
 * Who looks at whom in a trained GPT: the attention weights of every layer for one text, to be drawn.
 *
 * <p>T positions, C channels, nh heads.
 */
@SolutionOnly
public record AttentionMaps(GptConfig config, Map<String, Tensor> weights) {

    /**
     * For each layer (1, nh, T, T); a row belongs to the position that asks and sums to 1.
     *
     * @param attention whose masks and weights are to be drawn; the vectors come through this side's blocks
     */
    public List<Tensor> of(int[] ids, AttentionRecipe attention) {
        Tensor places = weights.get("wpe.weight").slice(0, 0, ids.length); // (T, C)
        Tensor x = weights.get("wte.weight").rows(ids).add(places).reshape(1, ids.length, -1); // (1, T, C)
        Tensor mask = Masks.causal(ids.length);
        List<Tensor> maps = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            Block block = Block.of(Gpt.withPrefix("h." + layer + ".", weights), config.heads(), config.epsilon());
            maps.add(map(block.attention(), block.norm1().apply(x), attention));
            x = block.apply(x, mask, true, Dropout.off()); // (1, T, C)
        }
        return maps;
    }

    private static Tensor map(MultiHeadAttention attention, Tensor x, AttentionRecipe recipe) {
        int channels = x.dim(-1);
        Tensor qkv = x.matmul(attention.attnWeight()).add(attention.attnBias()); // (1, T, 3C)
        Tensor q = Heads.split(qkv.slice(-1, 0, channels), attention.heads()); // (1, nh, T, hs)
        Tensor k = Heads.split(qkv.slice(-1, channels, 2 * channels), attention.heads()); // (1, nh, T, hs)
        return recipe.attend(q, k, k, recipe.causalMask(x.dim(1))).weights(); // (1, nh, T, T), whatever the values are
    }
}
