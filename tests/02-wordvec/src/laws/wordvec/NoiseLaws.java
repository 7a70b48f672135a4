package laws.wordvec;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.WordvecContract;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import laws.wordvec.Inputs.Counts;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 02, the distribution of the negatives and draws from it. */
@Tag("wordvec")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class NoiseLaws {

    private static final double BELOW_ONE = Math.nextDown(1.0);

    private final WordvecContract subject = Subject.of(WordvecContract.class);
    private final WordvecContract reference = Reference.of(WordvecContract.class);

    /** The lesson's example: 81, 16 and 1 to the power 3/4 are 27, 8 and 1. */
    @Example
    @Check(value = "wordvec.noise/hand-example", gate = true)
    void three_words_are_weighed_and_drawn_as_by_hand() {
        double[] probabilities = {27 / 36.0, 8 / 36.0, 1 / 36.0};
        Expect.close("the probability of word ", probabilities, subject.noise(new int[] {81, 16, 1}));
        Expect.same("the words for 0, 0.7, 0.8 and 0.98", new int[] {0, 0, 1, 2},
                subject.draw(probabilities, new double[] {0, 0.7, 0.8, 0.98}));
    }

    @Property
    @Check(value = "wordvec.noise/agrees-with-reference", weight = 2)
    void probabilities_and_draws_agree_with_the_reference(@ForAll Counts words, @ForAll long seed) {
        double[] expected = reference.noise(words.counts());
        Expect.close("the probability of word ", expected, subject.noise(words.counts()));
        double[] u = Inputs.uniforms(seed, 20);
        Expect.same("the words for " + Arrays.toString(u), reference.draw(expected, u), subject.draw(expected, u));
    }

    @Example
    @Check("wordvec.noise/golden")
    void probabilities_and_draws_are_those_of_pytorch() {
        Golden.Steps golden = Golden.steps();
        Expect.close("the probability of word ", golden.noise(), subject.noise(golden.counts()));
        Expect.same("the words", golden.drawn(), subject.draw(golden.noise(), golden.u()));
    }

    @Property
    @Check("wordvec.noise/sums-to-one")
    void the_probabilities_sum_to_one(@ForAll Counts words) {
        Expect.close("the sum", 1, Arrays.stream(subject.noise(words.counts())).sum());
    }

    @Property
    @Check("wordvec.noise/power")
    void sixteen_times_as_many_copies_are_drawn_eight_times_as_often(@ForAll Counts words) {
        int[] counts = words.counts().clone();
        counts[1] = 16 * counts[0];
        double[] probabilities = subject.noise(counts);
        Expect.close("the ratio of the probabilities", 8, probabilities[1] / probabilities[0]);
    }

    /** Words at equal shares of the uniforms, and so of the draws. */
    @Property(tries = 50)
    @Check("wordvec.noise/share-of-draws")
    void uniforms_at_equal_distances_draw_each_word_by_its_share(@ForAll Counts words) {
        int n = 2000;
        double[] probabilities = reference.noise(words.counts());
        int[] drawn = subject.draw(probabilities, IntStream.range(0, n).mapToDouble(i -> (i + 0.5) / n).toArray());
        int[] times = times(drawn, probabilities.length);
        for (int word = 0; word < times.length; word++) {
            Expect.that(Math.abs(times[word] - n * probabilities[word]) <= 1, "Word " + word + " of probability "
                    + probabilities[word] + " should be drawn " + n * probabilities[word] + " times of " + n
                    + ", but it is drawn " + times[word] + " times.");
        }
    }

    /**
     * Pearson's chi-square of draws by the subject's own probabilities. Its mean is the number of words less one, and
     * six standard deviations above that it is never by chance.
     */
    @Property(tries = 20)
    @Check("wordvec.noise/chi-square")
    void random_uniforms_draw_as_chance_would(@ForAll Counts words, @ForAll long seed) {
        int n = 20_000;
        double sum = Arrays.stream(words.counts()).mapToDouble(count -> Math.pow(count, 0.75)).sum();
        int[] drawn = subject.draw(subject.noise(words.counts()), new SplittableRandom(seed).doubles(n).toArray());
        int[] times = times(drawn, words.counts().length);
        double square = 0;
        for (int word = 0; word < times.length; word++) {
            double expected = n * Math.pow(words.counts()[word], 0.75) / sum;
            square += (times[word] - expected) * (times[word] - expected) / expected;
        }
        int freedom = times.length - 1;
        double limit = freedom + 10 + 6 * Math.sqrt(2.0 * freedom);
        Expect.that(square < limit, "Of " + n + " draws the words had " + Arrays.toString(times)
                + ": chi-square is " + square + ", which by chance stays below " + limit + ".");
    }

    @Property
    @Check("wordvec.noise/ends")
    void the_first_word_begins_at_zero_and_the_last_one_ends_below_one(@ForAll Counts words) {
        double[] probabilities = reference.noise(words.counts());
        Expect.same("the words for 0 and for the greatest number below 1", new int[] {0, probabilities.length - 1},
                subject.draw(probabilities, new double[] {0, BELOW_ONE}));
        double[] rounded = {0.3, 0.3, 0.3999999};
        Expect.same("the word beyond a sum that rounding made too small", new int[] {2},
                subject.draw(rounded, new double[] {BELOW_ONE}));
    }

    /** Powers of two, whose sums are exact. */
    @Example
    @Check("wordvec.noise/borders")
    void on_a_border_the_next_word_begins() {
        Expect.same("the words for 0.5, 0.75 and 0.25", new int[] {1, 2, 0},
                subject.draw(new double[] {0.5, 0.25, 0.25}, new double[] {0.5, 0.75, 0.25}));
        Expect.same("the word for 0 where the first word is never drawn", new int[] {1},
                subject.draw(new double[] {0, 0.5, 0.5}, new double[] {0}));
    }

    private static int[] times(int[] drawn, int words) {
        int[] times = new int[words];
        for (int word : drawn) {
            Expect.that(word >= 0 && word < words, "The word " + word + " was drawn; there are " + words + ".");
            times[word]++;
        }
        return times;
    }
}
