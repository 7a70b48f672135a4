package dojo.wordvec;

import contracts.Exercise;
import contracts.Todo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that get a vector, and how often each occurs. A word's id is its place here; rare words have none, because
 * a handful of sentences tells too little about them.
 *
 * @param counts as many as words
 */
public record Vocabulary(List<String> words, int[] counts) {

    /**
     * The words that occur at least {@code minCount} times, the most frequent first, then by the alphabet
     * ({@link String#compareTo}).
     *
     * <p>{@code the cat saw the dog and ran off} with 1 gives {@code the and cat dog off ran saw}.
     */
    @Exercise(id = "wordvec.vocabulary", points = 3, minutes = 25)
    public static Vocabulary of(List<String> text, int minCount) {
        throw new Todo("wordvec.vocabulary");
    }

    /** The ids of each text; words that are not in the vocabulary are left out. Given. */
    public List<int[]> ids(List<List<String>> texts) {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < words.size(); id++) {
            ids.put(words.get(id), id);
        }
        return texts.stream().map(text -> text.stream().filter(ids::containsKey).mapToInt(ids::get).toArray()).toList();
    }
}
