package reference.wordvec;

import contracts.Exercise;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Which words are near a word: those whose vectors point the same way, whatever their lengths. */
public final class Neighbours {

    private Neighbours() {}

    /** a . b / (|a| |b|), from -1 to 1; 0 where one of them is all zeros. */
    @Exercise(id = "wordvec.neighbours", points = 2, minutes = 20)
    public static double cosine(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return aa == 0 || bb == 0 ? 0 : ab / (Math.sqrt(aa) * Math.sqrt(bb));
    }

    /**
     * The n words of the greatest cosine with a word, the greatest first, itself left out; of equals the smaller id.
     *
     * @param vectors (V, d)
     */
    @Exercise(id = "wordvec.neighbours", points = 2, minutes = 20)
    public static int[] nearest(double[][] vectors, int word, int n) {
        return IntStream.range(0, vectors.length).boxed()
                .filter(other -> other != word)
                .sorted(Comparator.comparing(other -> -cosine(vectors[word], vectors[other]))) // stable
                .limit(n)
                .mapToInt(other -> other)
                .toArray();
    }
}
