package cli.experiments;

import contracts.WordvecRecipe;
import datasets.StoryGrammar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which words can stand in one place, as the grammar of the stories says: its rule {@code color} has {@code red} and
 * {@code blue} as alternatives, so these have one role. Nothing is chosen here: every rule counts that has a word.
 *
 * @param words of each rule, in small letters
 */
public record Roles(Map<String, List<String>> words) {

    /** The roles of the embedded stories. */
    static Roles ofTheStories() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        StoryGrammar.embedded().wordsByRule().forEach((rule, alternatives) -> words.put(rule,
                alternatives.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList()));
        return new Roles(words);
    }

    /**
     * Mean cosines over pairs of words.
     *
     * @param same of all pairs that share a role
     * @param other of all other pairs
     */
    public record Cosines(double same, double other, int samePairs, int otherPairs) {

        /** How much nearer words of one role are. */
        public double gap() {
            return same - other;
        }
    }

    /** The mean cosines of all pairs of words that have a role and a vector. */
    Cosines cosines(WordvecRecipe recipe, List<String> vocabulary, double[][] vectors) {
        Map<Integer, List<String>> rolesOf = new LinkedHashMap<>();
        words.forEach((rule, alternatives) -> alternatives.stream().map(vocabulary::indexOf).filter(id -> id >= 0)
                .forEach(id -> rolesOf.computeIfAbsent(id, fresh -> new ArrayList<>()).add(rule)));
        List<Integer> ids = List.copyOf(rolesOf.keySet());
        double[] sums = new double[2];
        int[] pairs = new int[2];
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                int kind = Collections.disjoint(rolesOf.get(ids.get(i)), rolesOf.get(ids.get(j))) ? 1 : 0;
                sums[kind] += recipe.cosine(vectors[ids.get(i)], vectors[ids.get(j)]);
                pairs[kind]++;
            }
        }
        return new Cosines(sums[0] / pairs[0], sums[1] / pairs[1], pairs[0], pairs[1]);
    }
}
