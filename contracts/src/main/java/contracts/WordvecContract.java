package contracts;

import java.util.List;
import java.util.Map;

/**
 * Chapter 02: word vectors by skip-gram with negative sampling, "Word2Vec". Mikolov et al. 2013a is "Efficient
 * Estimation of Word Representations in Vector Space", 2013b "Distributed Representations of Words and Phrases and
 * their Compositionality".
 *
 * <p>V words in the vocabulary, d numbers in a vector, k negatives for each pair. A word is its id, its place in the
 * vocabulary. Every word has two vectors, each a row of a table (V, d): {@code in} holds the words as centres, which is
 * what one keeps in the end; {@code out} holds them as contexts. Losses are in nats. A uniform is a number from [0, 1).
 * Everything is float64.
 */
public interface WordvecContract {

    /**
     * The words that occur at least {@code minCount} times, the most frequent first; of equally frequent words the one
     * that comes first by {@link String#compareTo}.
     *
     * <p>{@code the cat saw the dog and ran off} with 2 gives {@code the} with the count 2.
     *
     * @param words a text, word by word
     * @param minCount at least 1
     */
    @Asks("wordvec.vocabulary")
    Counted vocabulary(List<String> words, int minCount);

    /** A vocabulary: word i occurs {@code counts[i]} times. */
    record Counted(List<String> words, int[] counts) {}

    /**
     * With which probability an occurrence of a word stays in the text: min(1, sqrt(threshold / f)), f being the word's
     * share of the text. Mikolov et al. 2013b, equation 5, says when it goes: 1 minus this.
     *
     * @param count the word's, at least 1
     * @param total of all words of the vocabulary
     * @param threshold t in the paper, greater than 0
     */
    @Asks("wordvec.vocabulary")
    double keepProbability(int count, long total, double threshold);

    /**
     * A text without some of its frequent words: its word i stays where u[i] is below its keep probability. The total
     * is the sum of the counts.
     *
     * @param ids a text of words of the vocabulary
     * @param counts of all V words
     * @param u a uniform for each word of the text
     */
    @Asks("wordvec.vocabulary")
    int[] subsample(int[] ids, int[] counts, double threshold, double[] u);

    /**
     * Each word of a text with each of its neighbours. The neighbours of position i are the positions at most r away
     * from it, i itself left out, where r = 1 + floor(u[i] * window): near words count more, because they are within
     * reach more often (Mikolov et al. 2013a, section 3.2).
     *
     * <p>{@code [7, 8, 9]} with a window of 1 gives {@code (7,8) (8,7) (8,9) (9,8)}.
     *
     * @param window c, the farthest neighbour, at least 1
     * @param u a uniform for each position
     * @return position by position, for each of them the contexts from left to right
     */
    @Asks("wordvec.pairs")
    List<Pair> pairs(int[] ids, int window, double[] u);

    /** A word and one that stands near it. */
    record Pair(int centre, int context) {}

    /**
     * The distribution that negatives are drawn from: count to the power 3/4, divided by the sum of all such powers.
     * Mikolov et al. 2013b, section 2.2.
     *
     * @param counts of all V words
     * @return V probabilities
     */
    @Asks("wordvec.noise")
    double[] noise(int[] counts);

    /**
     * A word for each uniform: the first whose probability, added to those of all words before it, is greater than the
     * uniform. Where rounding leaves the sum of all below the uniform, the last word.
     *
     * @param probabilities of all V words, with the sum 1
     * @param u any number of uniforms
     */
    @Asks("wordvec.noise")
    int[] draw(double[] probabilities, double[] u);

    /**
     * The loss of one pair and its gradients, with sigma the logistic function, v the centre's row of {@code in}, u_w
     * the row of {@code out} of word w:
     *
     * <pre>loss = - ln sigma(u_context . v) - sum over negatives n of ln sigma(- u_n . v)</pre>
     *
     * Mikolov et al. 2013b, equation 4, turned to be minimized. A negative that is the context itself is left out; one
     * that is there twice counts twice. The loss is finite for scores of any size.
     *
     * @param in (V, d)
     * @param out (V, d)
     */
    @Asks("wordvec.loss")
    Gradients loss(double[][] in, double[][] out, Pair pair, int[] negatives);

    /**
     * @param loss in nats
     * @param centre the gradient of the centre's row of {@code in}, (d)
     * @param outputs the gradient of each row of {@code out} that plays a part, by its word, (d) each
     */
    record Gradients(double loss, double[] centre, Map<Integer, double[]> outputs) {}

    /**
     * Stochastic gradient descent over some pairs, one after the other, each on the vectors that the one before left.
     * Pair i draws its k negatives from {@link #noise} by the uniforms i * k to i * k + k - 1, as {@link #draw} does;
     * then every row that its loss depends on loses rate times its gradient. All gradients of a pair are those before
     * its update.
     *
     * @param in (V, d)
     * @param out (V, d)
     * @param pairs one or more
     * @param counts of all V words
     * @param k negatives for each pair
     * @param u k uniforms for each pair
     * @param rate the learning rate
     */
    @Asks("wordvec.step")
    Stepped step(double[][] in, double[][] out, List<Pair> pairs, int[] counts, int k, double[] u, double rate);

    /** Both tables after a step, and the mean loss of its pairs, each before its own update. */
    record Stepped(double[][] in, double[][] out, double loss) {}

    /** The cosine of the angle between two vectors: a . b / (|a| |b|). It is 0 where one of them is all zeros. */
    @Asks("wordvec.neighbours")
    double cosine(double[] a, double[] b);

    /**
     * The n words whose vectors have the greatest cosine with a word's, the greatest first, the word itself left out.
     * Of equal cosines the smaller id comes first. Fewer where there are fewer words.
     *
     * @param vectors (V, d)
     */
    @Asks("wordvec.neighbours")
    int[] nearest(double[][] vectors, int word, int n);

    /**
     * "a is to b as c is to ...": the word whose vector has the greatest cosine with b/|b| - a/|a| + c/|c|; a, b and c
     * are no answers, and of equal cosines the smaller id wins. Mikolov et al. 2013a, section 4.
     *
     * @param vectors (V, d), V at least 4, none all zeros
     */
    @Asks("wordvec.analogy")
    int analogy(double[][] vectors, int a, int b, int c);
}
