package dojo.bpe;

import contracts.BpeContract.Pair;
import contracts.Exercise;
import contracts.Todo;
import java.util.List;

/** Ids to text: the tokens' bytes in a row, read as UTF-8. */
public final class Decoder {

    private final TokenBytes tokens;

    public Decoder(List<Pair> merges, List<String> specials) {
        this.tokens = TokenBytes.of(merges, specials);
    }

    /**
     * The text of some ids. Bytes that are not UTF-8 become U+FFFD.
     *
     * <p>{@code [158, 224, 105]} are the three bytes of one character, the euro sign: no token of the three is a text
     * of its own.
     *
     * @throws IllegalArgumentException where an id is not in the vocabulary
     */
    @Exercise(id = "bpe.decode", points = 2, minutes = 15)
    public String decode(int[] ids) {
        throw new Todo("bpe.decode");
    }
}
