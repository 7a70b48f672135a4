package laws.wordvec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contracts.WordvecContract.Gradients;
import contracts.WordvecContract.Pair;
import datasets.Stories;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reference.wordvec.Neighbours;
import reference.wordvec.Noise;
import reference.wordvec.PairLoss;
import reference.wordvec.SkipGram;
import reference.wordvec.SkipGrams;
import reference.wordvec.Vocabulary;

/** The figures of chapter 02's lesson and questions, computed again. What the gates check is not repeated. */
@Tag("wordvec")
class LessonTest {

    private static final Offset<Double> ROUNDED = within(0.00005);

    @Test
    void the_words_of_the_stories() {
        List<List<String>> sentences = Stories.sentences(Stories.train());
        List<String> words = sentences.stream().flatMap(List::stream).toList();
        Vocabulary vocabulary = Vocabulary.of(words, 5);
        assertThat(words.size()).isEqualTo(369_055);
        assertThat(sentences.size()).isEqualTo(49_650);
        assertThat(vocabulary.words().size()).isEqualTo(670);
        assertThat(vocabulary.words().get(0)).isEqualTo("the");
        double total = words.size();
        assertThat(total / vocabulary.counts()[0]).isCloseTo(18, within(0.5));
        assertThat(Arrays.stream(vocabulary.counts()).limit(10).sum() / total).isCloseTo(0.27, within(0.005));
        double[] noise = Noise.probabilities(vocabulary.counts());
        assertThat(Arrays.stream(noise).limit(10).sum()).isCloseTo(0.15, within(0.005));
        assertThat(Math.sqrt(0.001 * total / vocabulary.counts()[0])).isCloseTo(0.133, within(0.0005));
    }

    @Test
    void the_optimum_of_a_score() {
        double score = Math.log(0.1 / 0.01) - Math.log(5);
        assertThat(score).isCloseTo(0.6931, ROUNDED);
        assertThat(PairLoss.sigmoid(score)).isCloseTo(2 / 3.0, within(1e-15));
        double here = cost(score);
        assertThat(cost(score - 0.01)).isGreaterThan(here);
        assertThat(cost(score + 0.01)).isGreaterThan(here);
    }

    /** Of a word that is real with 0.1 and drawn with 0.01, for five negatives. */
    private static double cost(double score) {
        return 0.1 * PairLoss.minusLogSigmoid(score) + 5 * 0.01 * PairLoss.minusLogSigmoid(-score);
    }

    @Test
    void how_probably_frequent_words_stay() {
        assertThat(Math.sqrt(0.0625 / 0.125)).isCloseTo(0.7071, ROUNDED);
    }

    @Test
    void the_pairs_of_a_whole_window() {
        double[] u = new double[100];
        Arrays.fill(u, 0.999);
        assertThat(SkipGrams.pairs(new int[100], 5, u)).hasSize(100 * 10 - 30);
    }

    @Test
    void the_noise_of_three_words_and_their_plain_shares() {
        double[] noise = Noise.probabilities(new int[] {81, 16, 1});
        assertThat(noise).containsExactly(new double[] {0.75, 0.2222, 0.0278}, ROUNDED);
        assertThat(new double[] {81 / 98.0, 16 / 98.0, 1 / 98.0}).containsExactly(
                new double[] {0.8265, 0.1633, 0.0102}, ROUNDED);
        assertThat(noise[0] + noise[1]).isCloseTo(0.9722, ROUNDED);
    }

    @Test
    void the_loss_and_the_step_of_one_pair() {
        double[][] out = {{5, 5}, {Math.log(3), 0}, {1, -1}};
        Gradients gradients = PairLoss.of(new double[] {1, 1}, out, 1, new int[] {2});
        assertThat(gradients.loss()).isCloseTo(0.9808, ROUNDED);
        assertThat(gradients.centre()).containsExactly(new double[] {0.2253, -0.5}, ROUNDED);
        assertThat(-Math.log(3) / 4).isCloseTo(-0.2747, ROUNDED);
        SkipGram model = new SkipGram(new double[][] {{1, 1}, {9, 9}, {9, 9}}, out);
        Noise noise = new Noise(Noise.probabilities(new int[] {81, 16, 1}));
        model.step(List.of(new Pair(0, 1)), noise, 1, new double[] {0.98}, 0.4);
        assertThat(model.in()[0]).containsExactly(new double[] {0.9099, 1.2}, ROUNDED);
        assertThat(model.out()[1]).containsExactly(new double[] {1.1986, 0.1}, ROUNDED);
        assertThat(model.out()[2]).containsExactly(new double[] {0.8, -1.2}, ROUNDED);
    }

    @Test
    void the_first_loss_and_the_smallest() {
        SkipGram fresh = SkipGram.fresh(7, 3, 1);
        assertThat(PairLoss.of(fresh.in()[0], fresh.out(), 1, new int[] {2, 3, 4, 5, 6}).loss())
                .isCloseTo(6 * Math.log(2), within(1e-12)).isCloseTo(4.16, within(0.005));
        assertThat(PairLoss.minusLogSigmoid(40)).isCloseTo(4.2e-18, within(0.05e-18));
        assertThat(1 + 4.2e-18).isEqualTo(1);
    }

    @Test
    void the_analogy_of_five_vectors() {
        double[] target = {-0.4, 1, 0.8};
        double[] unscaled = {1, 3, 4};
        assertThat(Neighbours.cosine(target, new double[] {-2, 5, 4})).isCloseTo(1, within(1e-12));
        assertThat(Neighbours.cosine(target, new double[] {0, 1, 1})).isCloseTo(0.9487, ROUNDED);
        assertThat(Neighbours.cosine(unscaled, new double[] {0, 1, 1})).isCloseTo(0.971, within(0.0005));
        assertThat(Neighbours.cosine(unscaled, new double[] {-2, 5, 4})).isCloseTo(0.848, within(0.0005));
    }
}
