package dojo.wordvec;

import contracts.WordvecRecipe;
import java.util.List;

/** What the commands need of this chapter. Given: there is nothing to write here. */
public final class WordvecToolbox implements WordvecRecipe {

    @Override
    public Run begin(List<List<String>> texts, Settings settings) {
        return new SkipGramTraining(texts, settings);
    }

    @Override
    public double cosine(double[] a, double[] b) {
        return Neighbours.cosine(a, b);
    }

    @Override
    public int[] nearest(double[][] vectors, int word, int n) {
        return Neighbours.nearest(vectors, word, n);
    }

    @Override
    public int analogy(double[][] vectors, int a, int b, int c) {
        return Analogy.solve(vectors, a, b, c);
    }
}
