package reference.attention;

import contracts.Exercise;
import contracts.Exercise.Level;
import engine.Tensor;

/**
 * Multi-head attention (Vaswani et al. 2017, section 3.2.2), with GPT-2's weights: one matrix gives queries, keys and
 * values, another mixes the heads' answers.
 *
 * <p>B batch, T positions, S positions of a memory, C channels, nh heads.
 *
 * @param attnWeight (C, 3C): columns of the queries, then the keys, then the values
 * @param attnBias (3C)
 * @param projWeight (C, C)
 * @param projBias (C)
 * @param heads nh, a divisor of C
 */
public record MultiHeadAttention(
        Tensor attnWeight, Tensor attnBias, Tensor projWeight, Tensor projBias, int heads) {

    public MultiHeadAttention {
        if (projWeight.dim(0) % heads != 0) {
            throw new IllegalArgumentException(
                    "The channels, " + projWeight.dim(0) + ", cannot be cut into " + heads + " equal heads.");
        }
    }

    /**
     * Each position asks, and all positions that the mask lets it see answer.
     *
     * @param x (B, T, C)
     * @param mask broadcasts to (B, nh, T, T)
     * @return (B, T, C)
     */
    @Exercise(id = "attention.self-attention", points = 5, minutes = 30,
            needs = {"attention.attend", "attention.heads"})
    public Tensor selfAttention(Tensor x, Tensor mask) {
        int channels = x.dim(-1);
        Tensor qkv = x.matmul(attnWeight).add(attnBias); // (B, T, 3C)
        Tensor q = Heads.split(qkv.slice(-1, 0, channels), heads); // (B, nh, T, hs)
        Tensor k = Heads.split(qkv.slice(-1, channels, 2 * channels), heads); // (B, nh, T, hs)
        Tensor v = Heads.split(qkv.slice(-1, 2 * channels, 3 * channels), heads); // (B, nh, T, hs)
        Tensor answers = Heads.merge(Attention.attend(q, k, v, mask).output()); // (B, T, C)
        return answers.matmul(projWeight).add(projBias); // (B, T, C)
    }

    /**
     * One sequence asks, another answers: queries from x, keys and values from the memory. Section 3.2.3, first bullet.
     *
     * @param x (B, T, C)
     * @param memory (B, S, C)
     * @param mask broadcasts to (B, nh, T, S)
     * @return (B, T, C)
     */
    @Exercise(id = "attention.cross-attention", points = 3, level = Level.STRETCH, minutes = 20,
            needs = {"attention.attend", "attention.heads"})
    public Tensor crossAttention(Tensor x, Tensor memory, Tensor mask) {
        int channels = x.dim(-1);
        Tensor asked = x.matmul(attnWeight).add(attnBias); // (B, T, 3C)
        Tensor answered = memory.matmul(attnWeight).add(attnBias); // (B, S, 3C)
        Tensor q = Heads.split(asked.slice(-1, 0, channels), heads); // (B, nh, T, hs)
        Tensor k = Heads.split(answered.slice(-1, channels, 2 * channels), heads); // (B, nh, S, hs)
        Tensor v = Heads.split(answered.slice(-1, 2 * channels, 3 * channels), heads); // (B, nh, S, hs)
        Tensor answers = Heads.merge(Attention.attend(q, k, v, mask).output()); // (B, T, C)
        return answers.matmul(projWeight).add(projBias); // (B, T, C)
    }
}
