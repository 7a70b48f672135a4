package contracts;

import contracts.BpeContract.Pair;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What byte-level BPE learns from a text: the merges in their order, and the special tokens.
 *
 * <p>Inside the chapter a token's number is its place in the list "256 bytes, merges, specials". GPT-2's files give
 * every token exactly that number; another model's files may not. So {@code ids} says under which id each place is
 * known outside. A vocabulary that was trained here has ids 0, 1, 2, ...
 *
 * @param merges   merge k joins two tokens below 256 + k to token 256 + k
 * @param specials tokens that stand for themselves, never split and never merged, none of them empty
 * @param ids      the id of each place: a permutation of 0 to 256 + merges + specials - 1
 */
public record BpeVocabulary(List<Pair> merges, List<String> specials, List<Integer> ids) {

    public BpeVocabulary {
        merges = List.copyOf(merges);
        specials = List.copyOf(specials);
        ids = List.copyOf(ids);
        int size = 256 + merges.size() + specials.size();
        if (ids.size() != size) {
            throw new IllegalArgumentException("A vocabulary of " + size + " tokens needs as many ids, not "
                    + ids.size() + ".");
        }
        BitSet seen = new BitSet(size);
        for (int id : ids) {
            if (id < 0 || id >= size || seen.get(id)) {
                throw new IllegalArgumentException("A vocabulary of " + size + " tokens has each of the ids 0 to "
                        + (size - 1) + " once; " + id + " is out of place.");
            }
            seen.set(id);
        }
    }

    /** The vocabulary as training leaves it: every token's id is its place. */
    public static BpeVocabulary trained(List<Pair> merges, List<String> specials) {
        int size = 256 + merges.size() + specials.size();
        return new BpeVocabulary(merges, specials, IntStream.range(0, size).boxed().toList());
    }

    /** How many tokens there are: 256 bytes, the merges and the specials. */
    public int size() {
        return ids.size();
    }
}
