package contracts;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Chapter 00, first steps: from the dot product to a model that writes text, the bigram (Shannon 1948, section 3).
 *
 * <p>V is the vocabulary's size, and tokens are whole numbers from 0 to V - 1. Floats are float64, a loss is in nats
 * per token. Shapes stand in brackets: (m, n) is m rows of n numbers, (n) is a row alone. Arguments are left untouched.
 */
public interface FirststepsContract {

    /**
     * The dot product: the sum of a[i] * b[i].
     *
     * <p>(1 2 3) and (4 5 6) give 1*4 + 2*5 + 3*6 = 32.
     *
     * @param a (n), n at least 1
     * @param b (n)
     */
    @Asks("firststeps.dot")
    double dot(INDArray a, INDArray b);

    /**
     * A row added to every row of an array.
     *
     * <p>(1 2 3), (4 5 6) with the row (10 20 30) give (11 22 33), (14 25 36).
     *
     * @param x (m, n)
     * @param row (n)
     * @return (m, n)
     */
    @Asks("firststeps.add-row")
    INDArray addRow(INDArray x, INDArray row);

    /**
     * Each row as probabilities: e^x[i] over the sum of the row's e^x[j]. The result is right for logits of any size.
     *
     * <p>The row (0, ln 3) gives (1/4, 3/4), and so does (1000, 1000 + ln 3).
     *
     * @param logits (m, V)
     * @return (m, V), every row sums to 1
     */
    @Asks("firststeps.softmax")
    INDArray softmax(INDArray logits);

    /**
     * The mean, over the rows, of -ln p(target), where p is the softmax of the row. The result is right for logits of
     * any size.
     *
     * <p>The rows (0, ln 3) and (5, 5) with the targets 1 and 0 give (-ln 3/4 - ln 1/2) / 2 = 0.4904.
     *
     * @param logits (m, V), m at least 1
     * @param targets m tokens
     * @return nats per token
     */
    @Asks("firststeps.cross-entropy")
    double crossEntropy(INDArray logits, int[] targets);

    /**
     * How often each token follows each other one.
     *
     * @param ids tokens, at least one
     * @param vocabulary V
     * @return (V, V): row a, column b holds how often b stands right behind a
     */
    @Asks("firststeps.bigram")
    INDArray counts(int[] ids, int vocabulary);

    /**
     * The bigram model: p(b | a) = (count(ab) + p(b)) / (count(a.) + 1), where p(b) = (count(b) + 1) / (T + V) is the
     * unigram model of the T tokens, and count(a.) tells how often anything follows a. So one imagined observation,
     * shared out as the unigram says, speaks for what was never seen.
     *
     * @param ids T tokens, at least one
     * @param vocabulary V
     * @return (V, V): row a holds p(b | a) for every b and sums to 1
     */
    @Asks("firststeps.bigram")
    INDArray bigram(int[] ids, int vocabulary);

    /**
     * The token that a number from [0, 1) chooses: the first one at which the running sum of the probabilities is
     * greater than u. Where rounding keeps the whole sum from exceeding u, the last token whose probability is not 0.
     *
     * <p>(0.5, 0.25, 0.25) with 0.6 gives token 1, because 0.5 is not greater than 0.6 and 0.75 is.
     *
     * @param probabilities (V), they sum to 1
     * @param u from [0, 1)
     */
    @Asks("firststeps.sample")
    int sample(INDArray probabilities, double u);

    /**
     * A text: after the first token, each u chooses the next token from the row of the token before.
     *
     * @param table (V, V), every row sums to 1
     * @param first the first token
     * @param u n numbers from [0, 1), used in their order
     * @return n + 1 tokens, {@code first} among them
     */
    @Asks("firststeps.sample")
    int[] write(INDArray table, int first, double[] u);
}
