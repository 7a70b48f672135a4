package reference.bpe;

import contracts.BpeContract.Pair;
import contracts.Exercise;
import contracts.SolutionOnly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Learns the same merges as {@link Trainer}, and looks only at the places that a merge changes.
 *
 * <p>Three ideas: identical pieces stand in the text once, with a number of copies; every pair knows the places where
 * it stands; a queue holds the pairs by count. A pair's count can only fall once the pair is complete, so a count in
 * the queue that is out of date is too high, never too low: it is put right when it comes to the front.
 */
public final class IncrementalTrainer {

    private IncrementalTrainer() {}

    /** The merges of {@link Trainer#train}, in its order, with its way to break ties. */
    @Exercise(id = "bpe.train-fast", points = 5, level = Exercise.Level.STRETCH, minutes = 90)
    public static List<Pair> train(List<String> pieces, int merges) {
        TokenBytes tokens = new TokenBytes();
        Chain chain = new Chain(pieces);
        PriorityQueue<Places> queue = new PriorityQueue<>(Comparator
                .comparingLong((Places places) -> places.count)
                .thenComparing(places -> tokens.of(places.pair.left()), Arrays::compareUnsigned)
                .thenComparing(places -> tokens.of(places.pair.right()), Arrays::compareUnsigned)
                .reversed());
        queue.addAll(chain.allPairs());
        List<Pair> learned = new ArrayList<>();
        while (learned.size() < merges && !queue.isEmpty()) {
            Places best = queue.poll();
            long promised = best.count;
            best.recount(chain);
            if (best.count == promised) {
                learned.add(best.pair);
                queue.addAll(chain.merge(best, tokens.add(best.pair)));
            } else if (best.count > 0) {
                queue.add(best);   // it promised too much; another may be more frequent now
            }
        }
        return learned;
    }

    /** All different pieces in one row, tokens linked to their neighbours; a border stands before, between, behind. */
    @SolutionOnly
    private static final class Chain {

        private static final int BORDER = -1;
        private static final int GONE = -2;   // swallowed by the token to its left

        final int[] token;
        final int[] copies;   // how often the piece at this place occurs in the text
        final int[] previous;
        final int[] next;

        Chain(List<String> pieces) {
            Map<String, Integer> different = new LinkedHashMap<>();
            for (String piece : pieces) {
                different.merge(piece, 1, Integer::sum);
            }
            List<int[]> words = different.keySet().stream().map(ByteLetters::ids).toList();
            int length = 1 + words.stream().mapToInt(word -> word.length + 1).sum();
            token = new int[length];
            copies = new int[length];
            previous = new int[length];
            next = new int[length];
            token[0] = BORDER;
            int at = 1;
            int piece = 0;
            for (int n : different.values()) {
                int[] word = words.get(piece++);
                System.arraycopy(word, 0, token, at, word.length);
                Arrays.fill(copies, at, at + word.length, n);
                at += word.length;
                token[at++] = BORDER;
            }
            for (int i = 0; i < length; i++) {
                previous[i] = i - 1;
                next[i] = i + 1;
            }
        }

        boolean standsAt(int i, Pair pair) {
            return token[i] == pair.left() && token[next[i]] == pair.right();
        }

        Collection<Places> allPairs() {
            Map<Pair, Places> pairs = new HashMap<>();
            for (int i = 0; i + 1 < token.length; i++) {
                note(pairs, i);
            }
            return pairs.values();
        }

        /** Merges a pair everywhere, from the left; gives the pairs that the new token forms with its neighbours. */
        Collection<Places> merge(Places places, int merged) {
            Map<Pair, Places> formed = new HashMap<>();
            for (int p = 0; p < places.size; p++) {
                int left = places.at[p];
                if (standsAt(left, places.pair)) {   // subtle: in aaa the second aa went with the first
                    int right = next[left];
                    token[left] = merged;
                    token[right] = GONE;
                    next[left] = next[right];
                    previous[next[right]] = left;
                    note(formed, previous[left]);
                    note(formed, left);
                }
            }
            return formed.values();
        }

        private void note(Map<Pair, Places> pairs, int i) {
            if (token[i] >= 0 && token[next[i]] >= 0) {
                Pair pair = new Pair(token[i], token[next[i]]);
                pairs.computeIfAbsent(pair, Places::new).add(i, copies[i]);
            }
        }
    }

    /** The places of one pair's left token, in rising order, and the pair's count as it was last known. */
    @SolutionOnly
    private static final class Places {

        final Pair pair;
        long count;
        int[] at = new int[2];
        int size;

        Places(Pair pair) {
            this.pair = pair;
        }

        void add(int place, int copies) {
            if (size == at.length) {
                at = Arrays.copyOf(at, 2 * size);
            }
            at[size++] = place;
            count += copies;   // overlaps included: too high at most
        }

        /** Forgets the places where the pair no longer stands, and counts the others without overlap. */
        void recount(Chain chain) {
            int kept = 0;
            int taken = -1;   // the right token of the last pair that counted
            count = 0;
            for (int p = 0; p < size; p++) {
                int place = at[p];
                if (chain.standsAt(place, pair)) {
                    at[kept++] = place;
                    if (place != taken) {
                        count += chain.copies[place];
                        taken = chain.next[place];
                    }
                }
            }
            size = kept;
        }
    }
}
