package dojo.wordvec;

import contracts.WordvecContract;
import java.util.Arrays;
import java.util.List;

/** Chapter 02's contract, answered by this side's classes. Given: there is nothing to write here. */
public final class WordvecAnswers implements WordvecContract {

    @Override
    public Counted vocabulary(List<String> words, int minCount) {
        Vocabulary vocabulary = Vocabulary.of(words, minCount);
        return new Counted(vocabulary.words(), vocabulary.counts());
    }

    @Override
    public double keepProbability(int count, long total, double threshold) {
        return Subsampling.keepProbability(count, total, threshold);
    }

    @Override
    public int[] subsample(int[] ids, int[] counts, double threshold, double[] u) {
        return new Subsampling(counts, threshold).of(ids, u);
    }

    @Override
    public List<Pair> pairs(int[] ids, int window, double[] u) {
        return SkipGrams.pairs(ids, window, u);
    }

    @Override
    public double[] noise(int[] counts) {
        return Noise.probabilities(counts);
    }

    @Override
    public int[] draw(double[] probabilities, double[] u) {
        return Arrays.stream(u).mapToInt(new Noise(probabilities)::draw).toArray();
    }

    @Override
    public Gradients loss(double[][] in, double[][] out, Pair pair, int[] negatives) {
        return PairLoss.of(in[pair.centre()], out, pair.context(), negatives);
    }

    @Override
    public Stepped step(
            double[][] in, double[][] out, List<Pair> pairs, int[] counts, int k, double[] u, double rate) {
        SkipGram model = new SkipGram(copy(in), copy(out));
        double loss = model.step(pairs, new Noise(Noise.probabilities(counts)), k, u, rate);
        return new Stepped(model.in(), model.out(), loss);
    }

    private static double[][] copy(double[][] table) {
        return Arrays.stream(table).map(double[]::clone).toArray(double[][]::new);
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
