package dojo.wordvec;

import contracts.Exercise;
import contracts.Todo;
import contracts.WordvecContract.Pair;
import engine.Draws;
import java.util.List;

/**
 * The whole model: two tables of vectors, and stochastic gradient descent on them.
 *
 * @param in a vector for each word as a centre, (V, d): what one keeps
 * @param out a vector for each word as a context, (V, d)
 */
public record SkipGram(double[][] in, double[][] out) {

    /** Fresh vectors, as word2vec's program has them: small random centres, contexts of zeros. Given. */
    public static SkipGram fresh(int words, int width, long seed) {
        double[][] in = new double[words][width];
        for (int word = 0; word < words; word++) {
            double[] u = Draws.uniforms(seed, "vectors", word, width);
            for (int i = 0; i < width; i++) {
                in[word][i] = (u[i] - 0.5) / width;
            }
        }
        return new SkipGram(in, new double[words][width]);
    }

    /**
     * Learns some pairs, one after the other: draw k negatives, take the gradients, let every row that plays a part go
     * down. Overwrites both tables.
     *
     * @param pairs one or more
     * @param k negatives for each pair
     * @param u k uniforms for each pair: pair i has those from i * k on
     * @return the mean loss, of each pair before its own update
     */
    @Exercise(id = "wordvec.step", points = 3, minutes = 20, needs = {"wordvec.noise", "wordvec.loss"})
    public double step(List<Pair> pairs, Noise noise, int k, double[] u, double rate) {
        throw new Todo("wordvec.step");
    }
}
