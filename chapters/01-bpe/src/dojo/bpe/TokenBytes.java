package dojo.bpe;

import contracts.BpeContract.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * What each token stands for, as bytes: one byte for tokens 0 to 255, the bytes of its two parts for every merge, and
 * its text for a special. It grows by one token with each merge.
 */
public final class TokenBytes {

    private final List<byte[]> bytes = new ArrayList<>();

    /** The 256 single bytes. */
    public TokenBytes() {
        for (int id = 0; id < 256; id++) {
            bytes.add(new byte[] {ByteLetters.byteOf(id)});
        }
    }

    /** The bytes, then the merges, then the specials. */
    public static TokenBytes of(List<Pair> merges, List<String> specials) {
        TokenBytes tokens = new TokenBytes();
        merges.forEach(tokens::add);
        specials.forEach(special -> tokens.bytes.add(Utf8.bytes(special)));
        return tokens;
    }

    /** Makes the next token out of two that exist, and says its id. */
    public int add(Pair merge) {
        byte[] left = of(merge.left());
        byte[] right = of(merge.right());
        byte[] both = new byte[left.length + right.length];
        System.arraycopy(left, 0, both, 0, left.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        bytes.add(both);
        return bytes.size() - 1;
    }

    /** The bytes of a token; they are not to be changed. */
    public byte[] of(int id) {
        if (id < 0 || id >= bytes.size()) {
            throw new IllegalArgumentException("Token " + id + " is not in the vocabulary, whose ids are 0 to "
                    + (bytes.size() - 1) + ".");
        }
        return bytes.get(id);
    }

    /** How many tokens there are. */
    public int size() {
        return bytes.size();
    }
}
