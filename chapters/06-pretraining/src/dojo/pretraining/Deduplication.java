package dojo.pretraining;

import contracts.Exercise;
import contracts.Exercise.Level;
import contracts.Todo;
import java.util.List;
import java.util.Set;

/**
 * A collection without near-duplicates: texts that a model would else learn by heart (Lee et al. 2022).
 *
 * <p>Similarity is that of Broder (1997), section 2: the share of common word n-grams. Each pair of texts is compared;
 * MinHash, which spares most pairs, is left out.
 */
public final class Deduplication {

    private Deduplication() {}

    /**
     * A text goes when its Jaccard similarity with a text that was kept before it reaches the threshold.
     *
     * @param n words in an n-gram
     * @param threshold from (0, 1]
     * @return what is kept, in its order
     */
    @Exercise(id = "pretraining.deduplicate", points = 3, level = Level.STRETCH, minutes = 30)
    public static List<String> filter(List<String> texts, int n, double threshold) {
        throw new Todo("pretraining.deduplicate");
    }

    /** Every n words in a row, in lower case, each once; a text of fewer words is one n-gram. */
    @Exercise(id = "pretraining.deduplicate", points = 3, level = Level.STRETCH, minutes = 30)
    private static Set<List<String>> grams(String text, int n) {
        throw new Todo("pretraining.deduplicate");
    }
}
