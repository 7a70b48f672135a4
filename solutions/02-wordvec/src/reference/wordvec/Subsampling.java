package reference.wordvec;

import contracts.Exercise;
import java.util.Arrays;

/**
 * Frequent words are thinned out, because the thousandth "the" tells nothing new about its neighbours. Mikolov et al.
 * 2013b, section 2.3. (Their program uses another formula than their paper; this is the paper's.)
 */
public final class Subsampling {

    private final int[] counts;
    private final long total;
    private final double threshold;

    /**
     * @param counts of all words of the vocabulary
     * @param threshold words with a smaller share of the text all stay
     */
    public Subsampling(int[] counts, double threshold) {
        this.counts = counts;
        this.total = Arrays.stream(counts).asLongStream().sum();
        this.threshold = threshold;
    }

    /**
     * With which probability an occurrence of a word stays: min(1, sqrt(threshold / f)), f = count / total. Equation 5.
     */
    @Exercise(id = "wordvec.vocabulary", points = 3, minutes = 25)
    public static double keepProbability(int count, long total, double threshold) {
        double f = (double) count / total;
        return Math.min(1, Math.sqrt(threshold / f));
    }

    /**
     * What stays of a text: word i, where u[i] is below its keep probability.
     *
     * @param u a uniform for each word of the text
     */
    @Exercise(id = "wordvec.vocabulary", points = 3, minutes = 25)
    public int[] of(int[] ids, double[] u) {
        int[] kept = new int[ids.length];
        int n = 0;
        for (int i = 0; i < ids.length; i++) {
            if (u[i] < keepProbability(counts[ids[i]], total, threshold)) {
                kept[n++] = ids[i];
            }
        }
        return Arrays.copyOf(kept, n);
    }
}
