package reference.bpe;

import contracts.BpeContract.Pair;
import contracts.Exercise;
import contracts.SolutionOnly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pre-token to its ids: of all pairs that can be merged the one learned first goes first (Sennrich et al. 2016,
 * section 3.2). So a text is encoded as if training had seen it, whatever its own frequencies are.
 *
 * <p>It knows nothing of pre-tokenization or specials: {@link BpeTokenizer} cuts the text first.
 */
public final class Encoder {

    @SolutionOnly
    private static final int LONG = 200;   // tokens: longer pieces are encoded in another way

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
        int[] ids = ByteLetters.ids(piece);
        if (ids.length > LONG) {
            return encodeLong(ids);   // each round below reads the whole piece
        }
        while (true) {
            int lowest = Ranks.NONE;
            for (int i = 0; i + 1 < ids.length; i++) {
                lowest = Math.min(lowest, ranks.of(ids[i], ids[i + 1]));
            }
            if (lowest == Ranks.NONE) {
                return ids;
            }
            ids = Pairs.merge(ids, merges.get(lowest), 256 + lowest);
        }
    }

    /**
     * The same for a piece of any length, without reading it again in every round: every pair that can be merged knows
     * its places. A merge takes its right token out of a linked list and forms two new pairs with its neighbours; they
     * hold the new token, so their rank is higher, and their places come in rising order.
     */
    @SolutionOnly
    private int[] encodeLong(int[] ids) {
        int n = ids.length;
        int[] previous = new int[n];
        int[] next = new int[n];
        TreeMap<Integer, List<Integer>> placesOfRank = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            previous[i] = i - 1;
            next[i] = i + 1;
            note(placesOfRank, ids, i, i + 1);
        }
        while (!placesOfRank.isEmpty()) {
            Map.Entry<Integer, List<Integer>> lowest = placesOfRank.pollFirstEntry();
            int rank = lowest.getKey();
            for (int left : lowest.getValue()) {
                int right = next[left];
                if (ids[left] < 0 || right == n || ranks.of(ids[left], ids[right]) != rank) {
                    continue;   // a merge has changed what stood here
                }
                ids[left] = 256 + rank;
                ids[right] = -1;   // swallowed
                next[left] = next[right];
                if (next[left] < n) {
                    previous[next[left]] = left;
                }
                note(placesOfRank, ids, previous[left], left);
                note(placesOfRank, ids, left, next[left]);
            }
        }
        return Arrays.stream(ids).filter(id -> id >= 0).toArray();
    }

    @SolutionOnly
    private void note(Map<Integer, List<Integer>> placesOfRank, int[] ids, int left, int right) {
        int rank = left < 0 || right == ids.length ? Ranks.NONE : ranks.of(ids[left], ids[right]);
        if (rank != Ranks.NONE) {
            placesOfRank.computeIfAbsent(rank, r -> new ArrayList<>()).add(left);
        }
    }
}
