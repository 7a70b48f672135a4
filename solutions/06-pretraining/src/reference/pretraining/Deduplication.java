package reference.pretraining;

import contracts.Exercise;
import contracts.Exercise.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
        List<String> kept = new ArrayList<>();
        List<Set<List<String>>> keptGrams = new ArrayList<>();
        for (String text : texts) {
            Set<List<String>> grams = grams(text, n);
            boolean duplicate = false;
            for (Set<List<String>> before : keptGrams) {
                Set<List<String>> common = new HashSet<>(grams);
                common.retainAll(before);
                int union = grams.size() + before.size() - common.size();
                duplicate |= common.size() >= threshold * union;
            }
            if (!duplicate) {
                kept.add(text);
                keptGrams.add(grams);
            }
        }
        return kept;
    }

    /** Every n words in a row, in lower case, each once; a text of fewer words is one n-gram. */
    @Exercise(id = "pretraining.deduplicate", points = 3, level = Level.STRETCH, minutes = 30)
    private static Set<List<String>> grams(String text, int n) {
        List<String> words = Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        Set<List<String>> grams = new HashSet<>();
        for (int i = 0; i + n <= words.size(); i++) {
            grams.add(words.subList(i, i + n));
        }
        return grams.isEmpty() ? Set.of(words) : grams;
    }
}
