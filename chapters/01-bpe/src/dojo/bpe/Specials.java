package dojo.bpe;

import contracts.Exercise;
import contracts.Todo;
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
        throw new Todo("bpe.special");
    }
}
