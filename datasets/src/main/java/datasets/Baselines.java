package datasets;

import java.util.HashMap;
import java.util.Map;

/**
 * The lower rungs of the ladder that every report shows: what a model must beat, in nats per token. All three predict
 * the tokens 1 .. T-1 of the validation sequence, as a GPT does, and count in the training sequence alone.
 *
 * <p>Unigram: p(b) = (count(b) + 1) / (T + V), Laplace's rule. Bigram: p(b | a) = (count(ab) + p(b)) / (count(a.) + 1):
 * one imagined observation that follows the unigram speaks for what was never seen. Left out: longer contexts and
 * tuned smoothing.
 *
 * @param uniform ln V
 * @param unigram cross entropy of the unigram model
 * @param bigram  cross entropy of the bigram model
 */
public record Baselines(double uniform, double unigram, double bigram) {

    /**
     * Counts in {@code train}, measures on {@code validation}.
     *
     * @param train      T ids in 0 .. V-1, T at least 1
     * @param validation ids in 0 .. V-1, at least 2
     * @param vocabulary V
     * @throws IllegalArgumentException where a sequence is too short or an id lies outside the vocabulary
     */
    public static Baselines of(int[] train, int[] validation, int vocabulary) {
        check("training", train, 1, vocabulary);
        check("validation", validation, 2, vocabulary);
        int[] count = new int[vocabulary];
        int[] begins = new int[vocabulary]; // how often an id has a successor
        Map<Long, Integer> pairs = new HashMap<>();
        for (int t = 0; t < train.length; t++) {
            count[train[t]]++;
            if (t > 0) {
                begins[train[t - 1]]++;
                pairs.merge(pair(train[t - 1], train[t]), 1, Integer::sum);
            }
        }
        double unigram = 0;
        double bigram = 0;
        for (int t = 1; t < validation.length; t++) {
            int a = validation[t - 1];
            int b = validation[t];
            double p = (count[b] + 1.0) / ((double) train.length + vocabulary);
            double q = (pairs.getOrDefault(pair(a, b), 0) + p) / (begins[a] + 1.0);
            unigram -= Math.log(p);
            bigram -= Math.log(q);
        }
        int predictions = validation.length - 1;
        return new Baselines(Math.log(vocabulary), unigram / predictions, bigram / predictions);
    }

    private static long pair(int a, int b) {
        return (long) a << 32 | b;
    }

    private static void check(String part, int[] ids, int atLeast, int vocabulary) {
        if (ids.length < atLeast) {
            throw new IllegalArgumentException("The " + part + " part has " + ids.length + " tokens, at least "
                    + atLeast + " are needed: give a longer text.");
        }
        for (int t = 0; t < ids.length; t++) {
            if (ids[t] < 0 || ids[t] >= vocabulary) {
                throw new IllegalArgumentException("Token " + t + " of the " + part + " part is " + ids[t]
                        + ", outside the vocabulary of " + vocabulary + ": use the tokenizer that made the ids.");
            }
        }
    }
}
