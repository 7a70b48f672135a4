package reference.bpe;

import contracts.BpeContract.Pair;
import contracts.Exercise;
import contracts.SolutionOnly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns merges the naive way (Sennrich et al. 2016, algorithm 1): count all pairs, merge the most frequent, repeat.
 *
 * <p>Every round looks at the whole text again. {@link IncrementalTrainer} finds the same merges and does not.
 */
public final class Trainer {

    private Trainer() {}

    /**
     * The merges in the order in which they are learned; fewer than asked for only where no pair is left.
     *
     * <p>Of equally frequent pairs the greater wins: compare the left tokens' bytes, unsigned, then the right tokens'.
     * {@code ["aaabdaaabac"]} and 3 give {@code (64,65), (64,256), (64,257)}: ab, aab, aaab.
     *
     * @param pieces pre-tokens; nothing is merged across their borders
     */
    @Exercise(id = "bpe.train", points = 4, minutes = 40, needs = {"bpe.count-pairs", "bpe.merge"})
    public static List<Pair> train(List<String> pieces, int merges) {
        List<int[]> words = new ArrayList<>();
        for (String piece : pieces) {
            words.add(ByteLetters.ids(piece));
        }
        TokenBytes tokens = new TokenBytes();
        List<Pair> learned = new ArrayList<>();
        while (learned.size() < merges) {
            Map<Pair, Integer> counts = new HashMap<>();
            for (int[] word : words) {
                Pairs.count(word).forEach((pair, n) -> counts.merge(pair, n, Integer::sum));
            }
            if (counts.isEmpty()) {
                break;   // every piece is one token
            }
            Pair best = mostFrequent(counts, tokens);
            int merged = tokens.add(best);
            words.replaceAll(word -> Pairs.merge(word, best, merged));
            learned.add(best);
        }
        return learned;
    }

    @SolutionOnly
    private static Pair mostFrequent(Map<Pair, Integer> counts, TokenBytes tokens) {
        Pair best = null;
        for (Pair pair : counts.keySet()) {
            // subtle: a HashMap has no order that one could rely on, so the tie must be broken in full
            if (best == null
                    || counts.get(pair) > counts.get(best)
                    || counts.get(pair).equals(counts.get(best)) && compare(pair, best, tokens) > 0) {
                best = pair;
            }
        }
        return best;
    }

    @SolutionOnly
    private static int compare(Pair a, Pair b, TokenBytes tokens) {
        int left = Arrays.compareUnsigned(tokens.of(a.left()), tokens.of(b.left()));
        return left != 0 ? left : Arrays.compareUnsigned(tokens.of(a.right()), tokens.of(b.right()));
    }
}
