package dojo.wordvec;

import contracts.Exercise;
import contracts.Exercise.Level;
import contracts.Todo;

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
        throw new Todo("wordvec.analogy");
    }
}
