package contracts;

import java.util.List;

/**
 * What the commands need from one side's chapter 02: word vectors trained from texts, and ways to compare them.
 *
 * <p>Given and ungraded. The reference and the learner's chapter each have one, found by {@code ServiceLoader}.
 */
public interface WordvecRecipe {

    /**
     * A new run with fresh vectors.
     *
     * @param texts word by word; no window reaches from one text into another
     */
    Run begin(List<List<String>> texts, Settings settings);

    /** As {@link WordvecContract#cosine}. */
    double cosine(double[] a, double[] b);

    /** As {@link WordvecContract#nearest}. */
    int[] nearest(double[][] vectors, int word, int n);

    /** As {@link WordvecContract#analogy}. */
    int analogy(double[][] vectors, int a, int b, int c);

    /** A run between two steps. */
    interface Run {

        /** The vocabulary, the most frequent word first. */
        List<String> words();

        /** How many steps the run has. */
        int steps();

        /**
         * The next step: learns the pairs of one text.
         *
         * @return the mean loss of its pairs, in nats; NaN where subsampling left no pair
         */
        double step();

        /** The vectors of all words as they are now, (V, d). */
        double[][] vectors();
    }

    /**
     * How to train.
     *
     * @param minCount words that are rarer are left out
     * @param threshold of subsampling, a share of the text
     * @param window the farthest neighbour, in words
     * @param negatives for each pair
     * @param width d, numbers in a vector
     * @param passes over all texts
     * @param rate the learning rate at the start; it falls in a straight line to a ten-thousandth of that
     * @param seed all draws follow from it
     */
    record Settings(int minCount, double threshold, int window, int negatives, int width, int passes, double rate,
            long seed) {

        public Settings {
            if (minCount < 1 || window < 1 || negatives < 1 || width < 1 || passes < 1) {
                throw new IllegalArgumentException("The least count, window, negatives, width and passes must be at "
                        + "least 1, but they are " + minCount + ", " + window + ", " + negatives + ", " + width
                        + " and " + passes + ".");
            }
            if (!(threshold > 0) || !(rate > 0)) {
                throw new IllegalArgumentException("The threshold and the rate must be greater than 0, but they are "
                        + threshold + " and " + rate + ".");
            }
        }
    }
}
