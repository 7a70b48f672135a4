package dojo.bpe;

import contracts.Exercise;
import contracts.Todo;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text where no merge shall ever cross, so that "dog", "dog." and "dog!" share the token "dog" (Radford et al.
 * 2019, section 2.2). The pattern is GPT-2's own; later models changed it, the idea stayed.
 */
public final class PreTokenizer {

    /**
     * At each place the first alternative that fits: an English contraction; letters; digits; anything else but white
     * space, each with at most one space before it; white space up to its last character, if a word follows, because
     * that character belongs to the word; other white space.
     *
     * <p>subtle: without the flag, Java's {@code \s} knows six characters, and U+3000 or U+00A0 would count as
     * punctuation. With it, it is Unicode's White_Space, as in the library that GPT-2 uses.
     */
    public static final Pattern GPT2 = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private PreTokenizer() {}

    /**
     * The text's pre-tokens; joined they are the text again.
     *
     * <p>{@code "Hello world's  end"} gives {@code ["Hello", " world", "'s", " ", " end"]}.
     */
    @Exercise(id = "bpe.pretokenize", points = 2, minutes = 15, needs = "bpe.encode")
    public static List<String> split(String text) {
        throw new Todo("bpe.pretokenize");
    }
}
