package reference.wordvec;

import contracts.Exercise;
import contracts.Exercise.Level;

/**
 * "man is to king as woman is to ...": the way from the first word to the second, walked from the third (Mikolov et al.
 * 2013a, section 4).
 */
public final class Analogy {

    private Analogy() {}

    /**
     * The word of the greatest cosine with b/|b| - a/|a| + c/|c|; a, b and c are no answers. Of equals the smaller id.
     *
     * @param vectors (V, d), none all zeros
     */
    @Exercise(id = "wordvec.analogy", points = 2, level = Level.STRETCH, minutes = 20, needs = "wordvec.neighbours")
    public static int solve(double[][] vectors, int a, int b, int c) {
        double[] target = new double[vectors[a].length];
        int[] words = {a, b, c};
        int[] signs = {-1, 1, 1};
        for (int k = 0; k < words.length; k++) {
            double[] vector = vectors[words[k]];
            double squares = 0;
            for (double x : vector) {
                squares += x * x;
            }
            for (int i = 0; i < target.length; i++) {
                target[i] += signs[k] * vector[i] / Math.sqrt(squares);
            }
        }
        int best = -1;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int word = 0; word < vectors.length; word++) {
            double cosine = Neighbours.cosine(target, vectors[word]);
            if (word != a && word != b && word != c && cosine > greatest) {
                best = word;
                greatest = cosine;
            }
        }
        return best;
    }
}
