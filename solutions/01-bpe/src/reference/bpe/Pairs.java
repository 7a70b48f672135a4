package reference.bpe;

import contracts.BpeContract.Pair;
import contracts.Exercise;
import java.util.Arrays;
import java.util.HashMap;
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
        Map<Pair, Integer> counts = new HashMap<>();
        int taken = -1;   // where the second token of the last counted pair of equals stands
        for (int i = 0; i + 1 < ids.length; i++) {
            boolean equals = ids[i] == ids[i + 1];
            if (equals && taken == i) {
                continue;   // subtle: aaa holds aa once; only a pair of equals can overlap itself
            }
            counts.merge(new Pair(ids[i], ids[i + 1]), 1, Integer::sum);
            taken = equals ? i + 1 : -1;
        }
        return counts;
    }

    /**
     * A new sequence in which every occurrence of a pair, from the left, has become one token.
     *
     * <p>{@code [5, 6, 6, 7, 9, 1]} with {@code (6,7)} and 99 gives {@code [5, 6, 99, 9, 1]}.
     */
    @Exercise(id = "bpe.merge", points = 2, minutes = 20)
    public static int[] merge(int[] ids, Pair pair, int merged) {
        int[] result = new int[ids.length];
        int n = 0;
        for (int i = 0; i < ids.length; i++) {
            if (i + 1 < ids.length && ids[i] == pair.left() && ids[i + 1] == pair.right()) {
                result[n++] = merged;
                i++;   // both tokens are used up
            } else {
                result[n++] = ids[i];
            }
        }
        return Arrays.copyOf(result, n);
    }
}
