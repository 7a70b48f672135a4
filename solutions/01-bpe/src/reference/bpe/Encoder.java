package reference.bpe;

import contracts.BpeContract.Pair;
import contracts.Exercise;
import contracts.SolutionOnly;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A pre-token to its ids: of all pairs that can be merged the one learned first goes first (Sennrich et al. 2016,
 * section 3.2). So a text is encoded as if training had seen it, whatever its own frequencies are.
 *
 * <p>It knows nothing of pre-tokenization or specials: {@link BpeTokenizer} cuts the text first.
 */
public final class Encoder {

    private static final int LONG = 200;   // tokens: from here on a queue is faster than rounds

    private final List<Pair> merges;
    private final Ranks ranks;

    public Encoder(List<Pair> merges) {
        this.merges = merges;
        this.ranks = new Ranks(merges);
    }

    /**
     * The ids of one piece of text.
     *
     * <p>{@code "aaab"} with merges {@code (64,65), (64,64)} gives {@code [257, 256]}: first ab, then aa.
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
     * The same for a piece of any length in n log n: the pairs wait in a queue by rank, then from the left. A merge
     * takes its right token out of a linked list and lets two new pairs join the queue, whose ranks are higher, because
     * they hold the new token. A pair that no longer stands where it stood is passed over.
     */
    @SolutionOnly
    private int[] encodeLong(int[] ids) {
        int n = ids.length;
        int[] previous = new int[n];
        int[] next = new int[n];
        PriorityQueue<Long> queue = new PriorityQueue<>();   // rank in the upper half, place in the lower
        for (int i = 0; i < n; i++) {
            previous[i] = i - 1;
            next[i] = i + 1;
            enqueue(queue, ids, i, i + 1);
        }
        while (!queue.isEmpty()) {
            long first = queue.poll();
            int rank = (int) (first >> 32);
            int left = (int) first;
            int right = next[left];
            if (ids[left] < 0 || right == n || ranks.of(ids[left], ids[right]) != rank) {
                continue;
            }
            ids[left] = 256 + rank;
            ids[right] = -1;   // swallowed
            next[left] = next[right];
            if (next[left] < n) {
                previous[next[left]] = left;
                enqueue(queue, ids, left, next[left]);
            }
            if (previous[left] >= 0) {
                enqueue(queue, ids, previous[left], left);
            }
        }
        return Arrays.stream(ids).filter(id -> id >= 0).toArray();
    }

    @SolutionOnly
    private void enqueue(PriorityQueue<Long> queue, int[] ids, int left, int right) {
        int rank = right < ids.length ? ranks.of(ids[left], ids[right]) : Ranks.NONE;
        if (rank != Ranks.NONE) {
            queue.add((long) rank << 32 | left);
        }
    }
}
