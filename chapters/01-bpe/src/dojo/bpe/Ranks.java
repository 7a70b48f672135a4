package dojo.bpe;

import contracts.BpeContract.Pair;
import java.util.List;

/**
 * The rank of a pair: its place in the list of merges. A hash table of primitive arrays with open addressing, because
 * the encoder asks it for every pair of neighbours, again and again.
 */
public final class Ranks {

    /** The rank of a pair that is never merged: greater than every other. */
    public static final int NONE = Integer.MAX_VALUE;

    private final long[] keys;    // 0 marks a free place
    private final int[] ranks;
    private final int mask;

    /** @throws IllegalArgumentException where a merge uses a token that no earlier merge has made, or comes twice */
    public Ranks(List<Pair> merges) {
        int capacity = Integer.highestOneBit(Math.max(8, 4 * merges.size())) << 1;   // at most a quarter is full
        keys = new long[capacity];
        ranks = new int[capacity];
        mask = capacity - 1;
        for (int rank = 0; rank < merges.size(); rank++) {
            put(merges.get(rank), rank);
        }
    }

    /** The rank of the pair (left, right), or {@link #NONE}. */
    public int of(int left, int right) {
        int place = place(key(left, right));
        return keys[place] == 0 ? NONE : ranks[place];
    }

    private void put(Pair merge, int rank) {
        int known = 256 + rank;
        if (merge.left() < 0 || merge.left() >= known || merge.right() < 0 || merge.right() >= known) {
            throw new IllegalArgumentException("Merge " + rank + " joins tokens " + merge.left() + " and "
                    + merge.right() + ", but only tokens 0 to " + (known - 1) + " exist before it.");
        }
        int place = place(key(merge.left(), merge.right()));
        if (keys[place] != 0) {
            throw new IllegalArgumentException("Merge " + rank + " joins the same two tokens as merge "
                    + ranks[place] + ".");
        }
        keys[place] = key(merge.left(), merge.right());
        ranks[place] = rank;
    }

    /** Where the key stands, or the free place where it would. */
    private int place(long key) {
        long spread = key * 0x9E3779B97F4A7C15L;   // 2^64 over the golden ratio: neighbours land far apart
        int place = (int) (spread >>> 32) & mask;
        while (keys[place] != 0 && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private static long key(int left, int right) {
        return (long) (left + 1) << 32 | (right + 1);   // never 0
    }
}
