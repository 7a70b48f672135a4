package reference.wordvec;

import contracts.Exercise;
import contracts.WordvecContract.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * What skip-gram learns from: pairs of a word and a word near it (Mikolov et al. 2013a, section 3.2). Each position
 * draws how far it looks, so near neighbours are met more often than far ones.
 */
public final class SkipGrams {

    private SkipGrams() {}

    /**
     * Position by position, each word with the words at most r positions away, r = 1 + floor(u[i] * window), from left
     * to right.
     *
     * <p>{@code [7, 8, 9]} with a window of 1 gives {@code (7,8) (8,7) (8,9) (9,8)}.
     *
     * @param u a uniform for each position
     */
    @Exercise(id = "wordvec.pairs", points = 2, minutes = 15)
    public static List<Pair> pairs(int[] ids, int window, double[] u) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            int radius = 1 + (int) (u[i] * window);
            int first = Math.max(0, i - radius);
            int last = Math.min(ids.length - 1, i + radius);
            for (int j = first; j <= last; j++) {
                if (j != i) { // subtle: another position may hold the same word, and that is a pair
                    pairs.add(new Pair(ids[i], ids[j]));
                }
            }
        }
        return pairs;
    }
}
