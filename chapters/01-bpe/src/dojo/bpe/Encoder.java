package dojo.bpe;

import contracts.BpeContract.Pair;
import contracts.Exercise;
import contracts.Todo;
import java.util.List;

/**
 * A pre-token to its ids: of all pairs that can be merged the one learned first goes first (Sennrich et al. 2016,
 * section 3.2). So a text is encoded as if training had seen it, whatever its own frequencies are.
 *
 * <p>It knows nothing of pre-tokenization or specials: {@link BpeTokenizer} cuts the text first.
 */
public final class Encoder {

    private final List<Pair> merges;
    private final Ranks ranks;

    public Encoder(List<Pair> merges) {
        this.merges = merges;
        this.ranks = new Ranks(merges);
    }

    /**
     * The ids of one piece of text.
     *
     * <p>{@code "abcab"} with merges {@code (65,66), (64,65)} gives {@code [64, 256, 257]}: first bc, then the ab that
     * is left.
     */
    @Exercise(id = "bpe.encode", points = 3, minutes = 30, needs = "bpe.merge")
    public int[] encode(String piece) {
        throw new Todo("bpe.encode");
    }
}
