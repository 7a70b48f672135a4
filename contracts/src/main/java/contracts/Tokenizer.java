package contracts;

/**
 * Text to token ids and back: all that a language model wants to know of a tokenizer.
 *
 * <p>Byte-level BPE (chapter 01) is one; a plain alphabet of characters is another.
 */
public interface Tokenizer {

    /** How many ids there are: every id is at least 0 and below this. */
    int vocabularySize();

    /**
     * The ids of a text.
     *
     * @throws IllegalArgumentException where the text holds something that this tokenizer has no token for
     */
    int[] encode(String text);

    /**
     * The text of some ids.
     *
     * @throws IllegalArgumentException where an id is outside of the vocabulary
     */
    String decode(int[] ids);
}
