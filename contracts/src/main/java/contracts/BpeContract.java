package contracts;

import java.util.List;
import java.util.Map;

/**
 * Chapter 01, byte-level byte-pair encoding: Sennrich et al. 2016 (section 3.2) on bytes, as GPT-2 does it
 * (Radford et al. 2019, section 2.2).
 *
 * <p><b>Ids.</b> 0 to 255 are the single bytes in the order of GPT-2's byte letters: first the bytes that print,
 * {@code !} to {@code ~} (0 to 93), then 0xA1 to 0xAC (94 to 105) and 0xAE to 0xFF (106 to 187), then all others in
 * rising order, 0x00 to 0x20, 0x7F to 0xA0, 0xAD (188 to 255). So {@code a} is 64, {@code b} is 65, a space is 220.
 * Merge k makes token 256 + k. The specials follow the merges, in the order given.
 *
 * <p>In every function a list of merges is well formed: merge k joins tokens below 256 + k. Otherwise, and for an id
 * that the vocabulary does not have, an {@link IllegalArgumentException} says so. Arguments are left untouched.
 * Bytes are UTF-8; half a surrogate pair, which UTF-8 cannot say, counts as U+FFFD.
 */
public interface BpeContract {

    /** Two neighbouring tokens. */
    record Pair(int left, int right) {

        /** As a test writes it: {@code (64, 65)}. */
        @Override
        public String toString() {
            return "(" + left + ", " + right + ")";
        }
    }

    /**
     * How often each pair of neighbours can be merged. Pairs that overlap share a token and count once, from the left:
     * so the count is the number of tokens that the merge would save.
     *
     * <p>{@code [1, 2, 3, 1, 2]} gives {@code {(1,2)=2, (2,3)=1, (3,1)=1}}; {@code [7, 7, 7]} gives {@code {(7,7)=1}}
     * and {@code [7, 7, 7, 7]} gives {@code {(7,7)=2}}.
     *
     * @param ids any number of tokens
     * @return every pair that occurs, with a count of at least 1
     */
    @Asks("bpe.count-pairs")
    Map<Pair, Integer> countPairs(int[] ids);

    /**
     * The sequence with every occurrence of a pair replaced by one token, from the left, without overlap.
     *
     * <p>{@code [5, 6, 6, 7, 9, 1]} with {@code (6,7)} and 99 gives {@code [5, 6, 99, 9, 1]};
     * {@code [7, 7, 7]} with {@code (7,7)} and 8 gives {@code [8, 7]}.
     */
    @Asks("bpe.merge")
    int[] merge(int[] ids, Pair pair, int merged);

    /**
     * Learns merges, the naive way: count all pairs of all pieces, merge the most frequent one everywhere, repeat.
     *
     * <p>Of equally frequent pairs the greater one wins: tokens compare as byte strings, byte for byte, bytes unsigned,
     * a prefix before what it begins ({@code Arrays.compareUnsigned}); pairs compare by the left token, then the right.
     * Nothing is merged across the border of two pieces. Training ends early when no pair is left.
     *
     * <p>{@code ["aaabdaaabac"]} with 3 merges (a = 64, b = 65) gives {@code (64,65), (64,256), (64,257)}: the pairs
     * aa and ab both count 2, and ab is greater; then a+ab wins over aa by the same rule; then a+aab.
     *
     * @param pieces the pre-tokens of the text, in any order, with repetitions
     * @param merges how many merges to learn, at least 0
     */
    @Asks("bpe.train")
    List<Pair> train(List<String> pieces, int merges);

    /**
     * The tokens of one piece: its bytes, in which the pair of lowest rank is merged until no known pair is left. A
     * pair's rank is its place in the list of merges; how often it occurs does not matter.
     *
     * <p>{@code "abcab"} with merges {@code (65,66), (64,65)} gives {@code [64, 256, 257]}: first bc, then the ab that
     * is left.
     */
    @Asks("bpe.encode")
    int[] encode(String piece, List<Pair> merges);

    /**
     * The text of some tokens: all their bytes in a row, read as UTF-8. Bytes that are not UTF-8 become U+FFFD, in the
     * way of Java's own decoder ({@code new String}); they never raise an exception. The bytes of one character may be
     * spread over several tokens.
     *
     * <p>{@code [158, 224, 105]}, the bytes 0xE2, 0x82, 0xAC, give the one character U+20AC, the euro sign;
     * {@code [158, 224]} gives one U+FFFD.
     *
     * @throws IllegalArgumentException for an id below 0 or not below 256 + merges
     */
    @Asks("bpe.decode")
    String decode(int[] ids, List<Pair> merges);

    /**
     * The text cut into pre-tokens by GPT-2's pattern (which is given): contractions, letters, digits, anything else,
     * each with at most one space before it, and runs of white space. Joined they are the text again.
     *
     * <p>{@code "Hello world's  end"} gives {@code ["Hello", " world", "'s", " ", " end"]}.
     */
    @Asks("bpe.pretokenize")
    List<String> preTokenize(String text);

    /** The tokens of a whole text: each of its pre-tokens encoded alone, in a row. */
    @Asks("bpe.pretokenize")
    int[] encodeText(String text, List<Pair> merges);

    /** The pieces of {@link #preTokenize}, found without a regular expression. */
    @Asks("bpe.pretokenize-fast")
    List<String> preTokenizeFast(String text);

    /**
     * The same merges as {@link #train}, learned in a time that does not grow with merges times text: identical pieces
     * are handled once, and a merge touches only the places where its pair stands.
     */
    @Asks("bpe.train-fast")
    List<Pair> trainFast(List<String> pieces, int merges);

    /**
     * The text cut at its special tokens; each special is a chunk of its own. At the leftmost place where any special
     * begins, the longest one that fits is taken. There are no empty chunks, and joined they are the text again.
     *
     * <p>{@code "a<|x|>b"} with {@code ["<|x|>"]} gives {@code ["a", "<|x|>", "b"]}.
     *
     * @param specials different strings, none of them empty
     */
    @Asks("bpe.special")
    List<String> splitSpecials(String text, List<String> specials);

    /**
     * The tokens of a text with specials: special s is token 256 + merges + s, all other chunks as in
     * {@link #encodeText}.
     */
    @Asks("bpe.special")
    int[] encodeWithSpecials(String text, List<Pair> merges, List<String> specials);
}
