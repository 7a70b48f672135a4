package contracts;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Chapter 04: attention (Vaswani et al. 2017, "Attention Is All You Need", section 3.2).
 *
 * <p>B batch, T positions that ask, S positions that answer, C channels, nh heads, hs = C / nh the head's width.
 * Floats are float64. A mask holds 1 where a query may look at a key and 0 where it may not; it broadcasts over the
 * scores, (B, nh, T, S).
 *
 * <p>The weights of one attention layer carry GPT-2's names and layout, x W + b: {@code c_attn.weight} (C, 3C) and
 * {@code c_attn.bias} (3C), whose columns are the queries', then the keys', then the values'; {@code c_proj.weight}
 * (C, C) and {@code c_proj.bias} (C).
 */
public interface AttentionContract {

    /**
     * How well each query fits each key: q k^T / sqrt(hs). Section 3.2.1, inside equation 1.
     *
     * @param q (B, nh, T, hs)
     * @param k (B, nh, S, hs)
     * @return (B, nh, T, S)
     */
    @Asks("attention.scores")
    INDArray scores(INDArray q, INDArray k);

    /**
     * What the tape makes of {@link #scores}: the gradients of sum(upstream * scores).
     *
     * @param upstream (B, nh, T, S)
     * @return {@code q} and {@code k}, each in its own shape
     */
    @Asks("attention.scores")
    Map<String, INDArray> scoresGradients(INDArray q, INDArray k, INDArray upstream);

    /**
     * The mask of a language model: position t sees positions 0 to t, itself included.
     *
     * @param positions T, at least 1
     * @return (T, T): 1 where the column is at most the row, else 0
     */
    @Asks("attention.masks")
    INDArray causalMask(int positions);

    /**
     * The mask of a batch whose texts differ in length: nobody looks at the padding behind a text's end.
     *
     * @param lengths the length of each text, 0 to {@code positions}
     * @param positions S, the padded length
     * @return (B, 1, 1, S): 1 before the text's end, else 0
     */
    @Asks("attention.masks")
    INDArray paddingMask(int[] lengths, int positions);

    /**
     * Softmax over the keys of the scores that the mask lets through, then the mean of the values under these weights.
     * Equation 1. A query that may look at nothing gets weights and output of zeros.
     *
     * @param q (B, nh, T, hs)
     * @param k (B, nh, S, hs)
     * @param v (B, nh, S, hs)
     * @param mask broadcasts to (B, nh, T, S)
     */
    @Asks("attention.attend")
    Attended attend(INDArray q, INDArray k, INDArray v, INDArray mask);

    /** Weights (B, nh, T, S), whose rows sum to 1 (to 0 where a query may see nothing), and output (B, nh, T, hs). */
    record Attended(INDArray weights, INDArray output) {}

    /**
     * What the tape makes of {@link #attend}: the gradients of sum(upstream * output).
     *
     * @param upstream (B, nh, T, hs)
     * @return {@code q}, {@code k} and {@code v}, each in its own shape
     */
    @Asks("attention.attend")
    Map<String, INDArray> attendGradients(INDArray q, INDArray k, INDArray v, INDArray mask, INDArray upstream);

    /**
     * Cuts the channels into heads: head h takes channels h * hs to (h + 1) * hs. Section 3.2.2.
     *
     * @param x (B, T, C)
     * @param heads nh, a divisor of C
     * @return (B, nh, T, hs)
     */
    @Asks("attention.heads")
    INDArray splitHeads(INDArray x, int heads);

    /**
     * Lays the heads side by side again: the inverse of {@link #splitHeads}.
     *
     * @param x (B, nh, T, hs)
     * @return (B, T, C)
     */
    @Asks("attention.heads")
    INDArray mergeHeads(INDArray x);

    /**
     * What the tape makes of {@link #splitHeads}: the gradient of sum(upstream * heads).
     *
     * @param upstream (B, nh, T, hs)
     * @return (B, T, C)
     */
    @Asks("attention.heads")
    INDArray splitHeadsGradient(INDArray x, int heads, INDArray upstream);

    /**
     * What the tape makes of {@link #mergeHeads}: the gradient of sum(upstream * merged).
     *
     * @param upstream (B, T, C)
     * @return (B, nh, T, hs)
     */
    @Asks("attention.heads")
    INDArray mergeHeadsGradient(INDArray x, INDArray upstream);

    /**
     * Multi-head self-attention: project to queries, keys and values, attend in each head, merge, project. Section
     * 3.2.2.
     *
     * @param x (B, T, C)
     * @param weights the layer's weights, by name
     * @param heads nh
     * @param mask broadcasts to (B, nh, T, T)
     * @return (B, T, C)
     */
    @Asks("attention.self-attention")
    INDArray selfAttention(INDArray x, Map<String, INDArray> weights, int heads, INDArray mask);

    /**
     * What the tape makes of {@link #selfAttention}: the gradient of sum(upstream * output).
     *
     * @param upstream (B, T, C)
     * @return one gradient for each weight, by name, and {@code x}
     */
    @Asks("attention.self-attention")
    Map<String, INDArray> selfAttentionGradients(
            INDArray x, Map<String, INDArray> weights, int heads, INDArray mask, INDArray upstream);

    /**
     * Positions as waves: column 2i of row t is sin(t / 10000^(2i/C)), column 2i + 1 the cosine of the same angle.
     * Section 3.5.
     *
     * @param positions T
     * @param channels C, even
     * @return (T, C)
     */
    @Asks("attention.sinusoidal")
    INDArray sinusoidalPositions(int positions, int channels);

    /**
     * Attention in which one sequence asks and another answers: queries from x, keys and values from memory. Section
     * 3.2.3, first bullet.
     *
     * @param x (B, T, C)
     * @param memory (B, S, C)
     * @param weights as for {@link #selfAttention}
     * @param mask broadcasts to (B, nh, T, S)
     * @return (B, T, C)
     */
    @Asks("attention.cross-attention")
    INDArray crossAttention(INDArray x, INDArray memory, Map<String, INDArray> weights, int heads, INDArray mask);

    /**
     * What the tape makes of {@link #crossAttention}: the gradient of sum(upstream * output).
     *
     * @param upstream (B, T, C)
     * @return one gradient for each weight, by name, {@code x} and {@code memory}
     */
    @Asks("attention.cross-attention")
    Map<String, INDArray> crossAttentionGradients(INDArray x, INDArray memory, Map<String, INDArray> weights,
            int heads, INDArray mask, INDArray upstream);

    /**
     * Rotary positions (Su et al. 2021, equation 34), in the interleaved form of the paper: channels 2i and 2i + 1 of a
     * vector at position t turn by the angle t * theta^(-2i/hs).
     *
     * @param x (B, nh, T, hs), hs even
     * @param positions the position of each of the T vectors
     * @param theta the base, 10000 in the paper
     * @return (B, nh, T, hs)
     */
    @Asks("attention.rotary")
    INDArray rotary(INDArray x, int[] positions, double theta);

    /**
     * What the tape makes of {@link #rotary}: the gradient of sum(upstream * turned).
     *
     * @param upstream (B, nh, T, hs)
     * @return (B, nh, T, hs)
     */
    @Asks("attention.rotary")
    INDArray rotaryGradient(INDArray x, int[] positions, double theta, INDArray upstream);

    /**
     * The gradient of sum(upstream * output) of {@link #attend}, by formula and without a tape.
     *
     * @param upstream (B, nh, T, hs)
     */
    @Asks("attention.backward")
    AttentionGradients attendBackward(INDArray q, INDArray k, INDArray v, INDArray mask, INDArray upstream);

    /** Gradients in the shapes of q, k and v. */
    record AttentionGradients(INDArray q, INDArray k, INDArray v) {}
}
