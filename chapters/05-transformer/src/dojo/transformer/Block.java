package dojo.transformer;

import contracts.Exercise;
import contracts.Todo;
import engine.Tensor;
import java.util.Map;
import dojo.attention.MultiHeadAttention;

/**
 * One layer of a Transformer: attention, then the MLP, each added to what it was given (a residual connection, He et
 * al. 2016). GPT-2 norms before each half, the paper of 2017 after each sum.
 *
 * <p>B batch, T positions, C channels.
 */
public record Block(LayerNorm norm1, MultiHeadAttention attention, LayerNorm norm2, Mlp mlp) {

    /** From GPT-2's names, without the prefix {@code h.i.}. */
    public static Block of(Map<String, Tensor> weights, int heads, double epsilon) {
        return new Block(
                new LayerNorm(weights.get("ln_1.weight"), weights.get("ln_1.bias"), epsilon),
                new MultiHeadAttention(weights.get("attn.c_attn.weight"), weights.get("attn.c_attn.bias"),
                        weights.get("attn.c_proj.weight"), weights.get("attn.c_proj.bias"), heads),
                new LayerNorm(weights.get("ln_2.weight"), weights.get("ln_2.bias"), epsilon),
                new Mlp(weights.get("mlp.c_fc.weight"), weights.get("mlp.c_fc.bias"),
                        weights.get("mlp.c_proj.weight"), weights.get("mlp.c_proj.bias")));
    }

    /**
     * The two halves, each norm in its place. Pre-norm: x + attention(norm1(x)), then that sum s + mlp(norm2(s)).
     * Post-norm: norm1(x + attention(x)), then with that result r norm2(r + mlp(r)). Dropout falls on what each half
     * gives, before it is added.
     *
     * @param x (B, T, C)
     * @param mask broadcasts to (B, nh, T, T)
     * @param preNorm GPT-2's order; false is that of Vaswani et al. 2017, section 3.1
     * @param dropout applied to the attention's result first, then to the MLP's
     * @return (B, T, C)
     */
    @Exercise(id = "transformer.block", points = 4, minutes = 20,
            needs = {"attention.self-attention", "transformer.layer-norm", "transformer.mlp"})
    public Tensor apply(Tensor x, Tensor mask, boolean preNorm, Dropout dropout) {
        throw new Todo("transformer.block");
    }
}
