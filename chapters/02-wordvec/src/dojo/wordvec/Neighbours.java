package dojo.wordvec;

import contracts.Exercise;
import contracts.Todo;

/** Which words are near a word: those whose vectors point the same way, whatever their lengths. */
public final class Neighbours {

    private Neighbours() {}

    /** a . b / (|a| |b|), from -1 to 1; 0 where one of them is all zeros. */
    @Exercise(id = "wordvec.neighbours", points = 2, minutes = 20)
    public static double cosine(double[] a, double[] b) {
        throw new Todo("wordvec.neighbours");
    }

    /**
     * The n words of the greatest cosine with a word, the greatest first, itself left out; of equals the smaller id.
     *
     * @param vectors (V, d)
     */
    @Exercise(id = "wordvec.neighbours", points = 2, minutes = 20)
    public static int[] nearest(double[][] vectors, int word, int n) {
        throw new Todo("wordvec.neighbours");
    }
}
