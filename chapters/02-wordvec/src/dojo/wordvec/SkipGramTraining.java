package dojo.wordvec;

import contracts.WordvecContract.Pair;
import contracts.WordvecRecipe;
import engine.Draws;
import java.util.List;

/**
 * A run over all texts, a text at a time: thin it out, pair its words, learn the pairs. The rate falls in a straight
 * line. Every draw follows from seed, purpose and step. Given: there is nothing to write here.
 */
public final class SkipGramTraining implements WordvecRecipe.Run {

    private static final double LEAST_RATE = 1e-4; // of the rate at the start

    private final WordvecRecipe.Settings settings;
    private final Vocabulary vocabulary;
    private final List<int[]> texts;
    private final Subsampling subsampling;
    private final Noise noise;
    private final SkipGram model;
    private int done;

    SkipGramTraining(List<List<String>> texts, WordvecRecipe.Settings settings) {
        this.settings = settings;
        vocabulary = Vocabulary.of(texts.stream().flatMap(List::stream).toList(), settings.minCount());
        if (vocabulary.words().isEmpty()) {
            throw new IllegalArgumentException("No word occurs " + settings.minCount()
                    + " times: give more text or a smaller least count.");
        }
        this.texts = vocabulary.ids(texts);
        subsampling = new Subsampling(vocabulary.counts(), settings.threshold());
        noise = new Noise(Noise.probabilities(vocabulary.counts()));
        model = SkipGram.fresh(vocabulary.words().size(), settings.width(), settings.seed());
    }

    @Override
    public List<String> words() {
        return vocabulary.words();
    }

    @Override
    public int steps() {
        return settings.passes() * texts.size();
    }

    @Override
    public double step() {
        long seed = settings.seed();
        double rate = settings.rate() * Math.max(LEAST_RATE, 1 - (double) done / steps());
        int[] text = texts.get(done % texts.size());
        int[] kept = subsampling.of(text, Draws.uniforms(seed, "subsampling", done, text.length));
        double[] reaches = Draws.uniforms(seed, "window", done, kept.length);
        List<Pair> pairs = SkipGrams.pairs(kept, settings.window(), reaches);
        double[] negatives = Draws.uniforms(seed, "negatives", done, pairs.size() * settings.negatives());
        done++;
        return pairs.isEmpty() ? Double.NaN : model.step(pairs, noise, settings.negatives(), negatives, rate);
    }

    @Override
    public double[][] vectors() {
        double[][] copy = new double[model.in().length][];
        for (int word = 0; word < copy.length; word++) {
            copy[word] = model.in()[word].clone();
        }
        return copy;
    }
}
