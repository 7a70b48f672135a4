package contracts;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Chapter 05: the Transformer's parts and GPT, their sum (Vaswani et al. 2017; Radford et al. 2019).
 *
 * <p>B batch, T positions, C channels, nh heads, V vocabulary, L layers. Floats are float64. A GPT's weights carry
 * GPT-2's names and layout, x W + b: {@code wte.weight} (V, C), {@code wpe.weight} (context, C); for each layer i
 * {@code h.i.ln_1.weight}, {@code h.i.ln_1.bias} (C), {@code h.i.attn.c_attn.weight} (C, 3C) and {@code .bias} (3C),
 * {@code h.i.attn.c_proj.weight} (C, C) and {@code .bias} (C), {@code h.i.ln_2.weight}, {@code h.i.ln_2.bias} (C),
 * {@code h.i.mlp.c_fc.weight} (C, 4C) and {@code .bias} (4C), {@code h.i.mlp.c_proj.weight} (4C, C) and {@code .bias}
 * (C); last {@code ln_f.weight}, {@code ln_f.bias} (C). The matrix that makes logits is {@code wte.weight} again.
 */
public interface TransformerContract {

    /**
     * Each vector brought to mean 0 and variance 1, then scaled and shifted: (x - mean) / sqrt(variance + epsilon) *
     * weight + bias, the variance with 1/C. Ba et al. 2016, equations 3 and 4.
     *
     * @param x (B, T, C)
     * @param weight (C)
     * @param bias (C)
     * @return (B, T, C)
     */
    @Asks("transformer.layer-norm")
    INDArray layerNorm(INDArray x, INDArray weight, INDArray bias, double epsilon);

    /**
     * What the tape makes of {@link #layerNorm}: the gradients of sum(upstream * result).
     *
     * @param upstream (B, T, C)
     * @return {@code x}, {@code weight} and {@code bias}, each in its own shape
     */
    @Asks("transformer.layer-norm")
    Map<String, INDArray> layerNormGradients(
            INDArray x, INDArray weight, INDArray bias, double epsilon, INDArray upstream);

    /**
     * Two linear layers with GELU (tanh form) between them. Vaswani et al. 2017, equation 2, with GPT-2's GELU.
     *
     * @param x (B, T, C)
     * @param weights {@code c_fc.weight}, {@code c_fc.bias}, {@code c_proj.weight}, {@code c_proj.bias}
     * @return (B, T, C)
     */
    @Asks("transformer.mlp")
    INDArray mlp(INDArray x, Map<String, INDArray> weights);

    /**
     * What the tape makes of {@link #mlp}: the gradients of sum(upstream * result).
     *
     * @param upstream (B, T, C)
     * @return one gradient for each weight, by name, and {@code x}
     */
    @Asks("transformer.mlp")
    Map<String, INDArray> mlpGradients(INDArray x, Map<String, INDArray> weights, INDArray upstream);

    /**
     * Inverted dropout (Srivastava et al. 2014, section 10): a number is set to zero where its uniform is less than p,
     * else divided by 1 - p, so that its expectation stays.
     *
     * @param x any shape
     * @param p the share that is dropped, 0 to 1 (excluded)
     * @param u one uniform from [0, 1) for each number of x, in row-major order
     * @param training false gives x back
     */
    @Asks("transformer.dropout")
    INDArray dropout(INDArray x, double p, double[] u, boolean training);

    /**
     * What the tape makes of {@link #dropout}: the gradient of sum(upstream * result).
     *
     * @param upstream as x
     * @return as x
     */
    @Asks("transformer.dropout")
    INDArray dropoutGradient(INDArray x, double p, double[] u, boolean training, INDArray upstream);

    /**
     * One block. Pre-norm, as GPT-2: x + attention(norm1(x)), then x + mlp(norm2(x)). Post-norm, as the paper of 2017:
     * norm1(x + attention(x)), then norm2(x + mlp(x)).
     *
     * @param x (B, T, C)
     * @param weights one layer's, without the prefix {@code h.i.}
     * @param heads nh
     * @param epsilon the norms'
     * @param mask broadcasts to (B, nh, T, T)
     * @param preNorm where the norms stand
     * @return (B, T, C)
     */
    @Asks("transformer.block")
    INDArray block(
            INDArray x, Map<String, INDArray> weights, int heads, double epsilon, INDArray mask, boolean preNorm);

    /**
     * As {@link #block}, with dropout on the result of each half, before it is added to what the half was given.
     *
     * @param p the share that is dropped
     * @param seed the uniforms are {@code Draws.at(seed, "dropout", 0)}'s: the attention's first, then the MLP's
     * @return (B, T, C)
     */
    @Asks("transformer.block")
    INDArray blockInTraining(INDArray x, Map<String, INDArray> weights, int heads, double epsilon, INDArray mask,
            boolean preNorm, double p, long seed);

    /**
     * What the tape makes of {@link #block}: the gradients of sum(upstream * result).
     *
     * @param upstream (B, T, C)
     * @return one gradient for each weight, by name, and {@code x}
     */
    @Asks("transformer.block")
    Map<String, INDArray> blockGradients(INDArray x, Map<String, INDArray> weights, int heads, double epsilon,
            INDArray mask, boolean preNorm, INDArray upstream);

    /**
     * A GPT's logits: token and position embeddings added, L pre-norm blocks under the causal mask, a last norm, the
     * product with the token embeddings. No dropout.
     *
     * @param ids (B, T), T at most the context
     * @return (B, T, V)
     */
    @Asks("transformer.gpt")
    INDArray logits(GptConfig config, Map<String, INDArray> weights, int[][] ids);

    /**
     * As {@link #logits}, with the configuration's dropout: on the sum of the embeddings, then in each block as in
     * {@link #blockInTraining}.
     *
     * @param seed the uniforms are {@code Draws.at(seed, "dropout", 0)}'s, in the order of their use
     * @return (B, T, V)
     */
    @Asks("transformer.gpt")
    INDArray logitsInTraining(GptConfig config, Map<String, INDArray> weights, int[][] ids, long seed);

    /**
     * The gradient of the mean cross entropy of {@link #logits} against the targets, for each weight by name.
     *
     * @param ids (B, T)
     * @param targets (B, T)
     */
    @Asks("transformer.gpt")
    Map<String, INDArray> gradients(GptConfig config, Map<String, INDArray> weights, int[][] ids, int[][] targets);

    /**
     * Fresh weights (Radford et al. 2019, section 2.3): matrices normal with standard deviation 0.02, those that end a
     * residual branch ({@code attn.c_proj.weight}, {@code mlp.c_proj.weight}) with 0.02 / sqrt(2 L); biases 0, norms'
     * weights 1. A weight's normals are drawn for its own name: {@code Draws.normals(seed, name, 0, size)}.
     */
    @Asks("transformer.init")
    Map<String, INDArray> initialWeights(GptConfig config, long seed);

    /** How many numbers a GPT learns, by formula, the tied matrix counted once. GPT-2 small has 124,439,808. */
    @Asks("transformer.parameter-count")
    long parameterCount(GptConfig config);
}
