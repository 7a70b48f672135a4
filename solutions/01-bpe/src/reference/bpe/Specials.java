package reference.bpe;

import contracts.Exercise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Special tokens, such as GPT-2's {@code <|endoftext|>}: texts that are one token, never split and never merged. They
 * are cut out before pre-tokenization, in training as in encoding.
 */
public final class Specials {

    private final List<String> specials;

    /** @throws IllegalArgumentException where a special is empty, comes twice or is not whole characters */
    public Specials(List<String> specials) {
        if (new HashSet<>(specials).size() < specials.size()) {
            throw new IllegalArgumentException("A special token is named twice in " + specials + ".");
        }
        for (String special : specials) {
            if (special.isEmpty()) {
                throw new IllegalArgumentException("A special token must not be empty.");
            }
            if (!Utf8.text(Utf8.bytes(special)).equals(special)) {
                throw new IllegalArgumentException("The special token '" + special + "' holds half a character.");
            }
        }
        this.specials = List.copyOf(specials);
    }

    /**
     * The text cut at its specials, each a chunk of its own: leftmost first, and the longest of those that begin there.
     *
     * <p>With {@code <|x|>}, {@code "a<|x|>b"} gives {@code ["a", "<|x|>", "b"]}. No chunk is empty.
     */
    @Exercise(id = "bpe.special", points = 3, level = Exercise.Level.STRETCH, minutes = 40, needs = "bpe.pretokenize")
    public List<String> split(String text) {
        List<String> longestFirst = new ArrayList<>(specials);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        List<String> chunks = new ArrayList<>();
        int[] next = new int[longestFirst.size()];   // where each special comes next, from where we are
        Arrays.fill(next, -1);
        int at = 0;
        while (at < text.length()) {
            int begin = text.length();
            int end = text.length();
            for (int s = 0; s < next.length; s++) {
                String special = longestFirst.get(s);
                if (next[s] < at) {   // looked for again only when passed: the text is read once per special
                    int found = text.indexOf(special, at);
                    next[s] = found < 0 ? text.length() : found;
                }
                if (next[s] < begin) {   // subtle: strictly, so that of two at one place the longer, seen first, stays
                    begin = next[s];
                    end = begin + special.length();
                }
            }
            if (at < begin) {
                chunks.add(text.substring(at, begin));
            }
            if (begin < end) {
                chunks.add(text.substring(begin, end));
            }
            at = end;
        }
        return chunks;
    }
}
