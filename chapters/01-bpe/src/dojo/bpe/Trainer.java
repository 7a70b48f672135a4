package dojo.bpe;

import contracts.BpeContract.Pair;
import contracts.Exercise;
import contracts.Todo;
import java.util.List;

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
        throw new Todo("bpe.train");
    }
}
