package laws.wordvec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import checks.Reference;
import contracts.WordvecRecipe;
import contracts.WordvecRecipe.Run;
import contracts.WordvecRecipe.Settings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.Tag;

/** Chapter 02, the given run that the commands train with: what is nobody's exercise and must hold all the same. */
@Tag("wordvec")
class RunLaws {

    private static final List<List<String>> TEXTS = List.of(
            List.of("red", "ball"), List.of("blue", "kite"), List.of("red", "kite", "rare"), List.of("rare"));
    private static final double ALL = 1; // a threshold at which every word stays

    private final WordvecRecipe recipe = Reference.of(WordvecRecipe.class);

    @Example
    void a_run_goes_over_all_texts_as_often_as_it_has_passes() {
        Run run = recipe.begin(TEXTS, settings(1, 3, 0.1, 1));
        assertThat(run.steps()).isEqualTo(3 * TEXTS.size());
        assertThat(run.words()).containsExactly("kite", "rare", "red", "ball", "blue");
        assertThat(recipe.begin(TEXTS, settings(2, 1, 0.1, 1)).words()).containsExactly("kite", "rare", "red");
    }

    @Example
    void the_first_loss_is_that_of_who_knows_nothing_and_a_lone_word_has_none() {
        Run run = recipe.begin(TEXTS, settings(1, 1, 0.1, 1));
        double first = run.step();
        assertThat(first / Math.log(2)).isBetween(1.0, 4.0); // a negative that is the context is left out
        run.step();
        run.step();
        assertThat(run.step()).isNaN();
    }

    @Example
    void the_same_seed_gives_the_same_vectors_and_another_seed_others() {
        double[][] once = trained(settings(1, 2, 0.1, 1));
        assertThat(trained(settings(1, 2, 0.1, 1))).isDeepEqualTo(once);
        assertThat(Arrays.deepEquals(trained(settings(1, 2, 0.1, 2)), once)).isFalse();
    }

    private double[][] trained(Settings settings) {
        Run run = recipe.begin(TEXTS, settings);
        for (int step = 0; step < run.steps(); step++) {
            run.step();
        }
        return run.vectors();
    }

    @Example
    void fresh_vectors_are_small_spread_about_zero_and_all_different() {
        double[][] fresh = recipe.begin(TEXTS, settings(1, 1, 0.1, 1)).vectors();
        assertThat(fresh).hasDimensions(5, 8);
        assertThat(Arrays.stream(fresh).flatMapToDouble(Arrays::stream)).allMatch(x -> Math.abs(x) <= 0.5 / 8);
        assertThat(Arrays.stream(fresh).flatMapToDouble(Arrays::stream).distinct().count()).isEqualTo(40);
        assertThat(Arrays.stream(fresh).flatMapToDouble(Arrays::stream).average().orElseThrow())
                .isCloseTo(0, within(0.02));
        assertThat(Arrays.stream(fresh).flatMapToDouble(Arrays::stream).max().orElseThrow()).isGreaterThan(0.04);
    }

    @Example
    void vectors_are_a_copy() {
        Run run = recipe.begin(TEXTS, settings(1, 1, 0.1, 1));
        double[][] copy = run.vectors();
        double[][] again = run.vectors();
        copy[0][0] = 99;
        assertThat(run.vectors()).isDeepEqualTo(again);
    }

    /**
     * Two runs with the same draws, of 10 and of 20 steps. Their first steps are alike; at the second the one has 9/10
     * of its rate left, the other 19/20, and by so much less it moves the centre of its first pair.
     */
    @Example
    void the_rate_falls_in_a_straight_line() {
        assertThat(secondMove(1) / secondMove(2)).isCloseTo(0.9 / 0.95, within(1e-4));
    }

    private double secondMove(int passes) {
        Run run = recipe.begin(Collections.nCopies(10, List.of("red", "ball")), settings(1, passes, 1e-3, 1));
        int red = run.words().indexOf("red");
        run.step();
        double before = run.vectors()[red][0];
        run.step();
        return run.vectors()[red][0] - before;
    }

    @Example
    void frequent_words_are_thinned_out() {
        List<List<String>> texts = Collections.nCopies(50, List.of("the", "the", "the", "the"));
        Run run = recipe.begin(texts, new Settings(1, 1e-9, 2, 2, 4, 1, 0.1, 1));
        for (int step = 0; step < run.steps(); step++) {
            assertThat(run.step()).isNaN();
        }
    }

    @Example
    void a_text_without_a_word_that_is_frequent_enough_is_refused() {
        assertThatThrownBy(() -> recipe.begin(TEXTS, settings(9, 1, 0.1, 1)))
                .hasMessage("No word occurs 9 times: give more text or a smaller least count.");
    }

    @Example
    void the_ways_to_compare_are_those_of_the_exercises() {
        double[][] vectors = {{0, 1, 1}, {2, 0, 0}, {0, 3, 0}, {3, 0, 4}, {-2, 5, 4}};
        assertThat(recipe.cosine(new double[] {3, 4}, new double[] {4, 3})).isCloseTo(0.96, within(1e-12));
        assertThat(recipe.nearest(vectors, 0, 2)).containsExactly(4, 2);
        assertThat(recipe.analogy(vectors, 1, 2, 3)).isEqualTo(4);
    }

    private static Settings settings(int minCount, int passes, double rate, long seed) {
        return new Settings(minCount, ALL, 2, 2, 8, passes, rate, seed);
    }
}
