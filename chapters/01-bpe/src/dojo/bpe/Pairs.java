package dojo.bpe;

import contracts.BpeContract.Pair;
import contracts.Exercise;
import contracts.Todo;
import java.util.Map;

/**
 * The two steps of byte-pair encoding, on one sequence of tokens: count the pairs of neighbours, merge one of them
 * (Sennrich et al. 2016, algorithm 1). Training alternates them; encoding needs the second alone.
 */
public final class Pairs {

    private Pairs() {}

    /**
     * How often each pair of neighbours can be merged.
     *
     * <p>{@code [1, 2, 3, 1, 2]} gives {@code {(1,2)=2, (2,3)=1, (3,1)=1}}; {@code [7, 7, 7]} gives {@code {(7,7)=1}},
     * because its two pairs share the token in the middle.
     */
    @Exercise(id = "bpe.count-pairs", points = 2, minutes = 20)
    public static Map<Pair, Integer> count(int[] ids) {
        throw new Todo("bpe.count-pairs");
    }

    /**
     * A new sequence in which every occurrence of a pair, from the left, has become one token.
     *
     * <p>{@code [5, 6, 6, 7, 9, 1]} with {@code (6,7)} and 99 gives {@code [5, 6, 99, 9, 1]}.
     */
    @Exercise(id = "bpe.merge", points = 2, minutes = 20)
    public static int[] merge(int[] ids, Pair pair, int merged) {
        throw new Todo("bpe.merge");
    }
}
