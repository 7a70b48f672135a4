package laws.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import datasets.Baselines;
import datasets.Stories;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lower rungs of the ladder, by hand and on the embedded stories. */
@Tag("datasets")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BaselinesTest {

    @Test
    void the_hand_example() {
        // train 0 1 0 1 0, V = 2: p(0) = 4/7, p(1) = 3/7; 0 is followed twice (by 1), 1 twice (by 0).
        // validation 1 0 0: q(0 | 1) = (2 + 4/7) / 3 = 18/21, q(0 | 0) = (0 + 4/7) / 3 = 4/21.
        Baselines ladder = Baselines.of(new int[] {0, 1, 0, 1, 0}, new int[] {1, 0, 0}, 2);
        assertThat(ladder.uniform()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(ladder.unigram()).isCloseTo(-Math.log(4 / 7.0), within(1e-15));
        assertThat(ladder.bigram()).isCloseTo(-(Math.log(18 / 21.0) + Math.log(4 / 21.0)) / 2, within(1e-15));
    }

    @Test
    void both_models_are_probabilities() {
        int[] train = {0, 2, 2, 1, 0, 3, 2};
        double unigram = 0;
        double bigram = 0;
        for (int b = 0; b < 5; b++) {
            Baselines one = Baselines.of(train, new int[] {2, b}, 5);
            unigram += Math.exp(-one.unigram());
            bigram += Math.exp(-one.bigram());
        }
        assertThat(unigram).isCloseTo(1, within(1e-12));
        assertThat(bigram).isCloseTo(1, within(1e-12));
    }

    @Test
    void each_rung_is_lower_than_the_one_before_and_the_floor_is_lowest() {
        int[] alphabet = Stories.train().chars().distinct().sorted().toArray();
        Baselines ladder = Baselines.of(ids(Stories.train(), alphabet), ids(Stories.validation(), alphabet),
                alphabet.length);
        assertThat(ladder.uniform()).isEqualTo(Math.log(alphabet.length));
        assertThat(ladder.unigram()).isLessThan(ladder.uniform());
        assertThat(ladder.bigram()).isLessThan(ladder.unigram());
        assertThat(Stories.floor()).isLessThan(ladder.bigram()).isPositive();
    }

    @Test
    void bad_input_gets_a_sentence() {
        assertThatThrownBy(() -> Baselines.of(new int[] {0}, new int[] {0, 2}, 2)).hasMessageContaining(
                "Token 1 of the validation part is 2, outside the vocabulary of 2");
        assertThatThrownBy(() -> Baselines.of(new int[] {-1}, new int[] {0, 1}, 2)).hasMessageContaining("Token 0");
        assertThatThrownBy(() -> Baselines.of(new int[] {0}, new int[] {0}, 2)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> Baselines.of(new int[0], new int[] {0, 1}, 2)).hasMessageContaining("at least 1");
    }

    private static int[] ids(String text, int[] alphabet) {
        return text.chars().map(c -> Arrays.binarySearch(alphabet, c)).toArray();
    }
}
