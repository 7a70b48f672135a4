package cli.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cli.Side;
import contracts.Todo;
import contracts.WordvecRecipe;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What chapter 02's experiment measures and draws, on words that one can count. */
class WordvecExperimentTest {

    private final WordvecRecipe recipe = Side.reference(WordvecRecipe.class);

    @Test
    void words_of_one_role_are_compared_with_all_others() {
        Roles roles = new Roles(Map.of("color", List.of("red", "blue", "lost"), "toy", List.of("ball", "red")));
        double[][] vectors = {{1, 0}, {0, 2}, {3, 3}, {9, 9}};
        Roles.Cosines cosines = roles.cosines(recipe, List.of("red", "blue", "ball", "the"), vectors);
        assertThat(cosines.samePairs()).isEqualTo(2); // red with blue, red with ball; "lost" has no vector
        assertThat(cosines.otherPairs()).isEqualTo(1); // blue with ball; "the" has no role
        assertThat(cosines.same()).isCloseTo(Math.sqrt(0.5) / 2, within(1e-12));
        assertThat(cosines.gap()).isCloseTo(-Math.sqrt(0.5) / 2, within(1e-12));
    }

    @Test
    void the_roles_are_the_grammars_rules() {
        Map<String, List<String>> roles = Roles.ofTheStories().words();
        assertThat(roles.get("color")).hasSize(10).contains("red", "golden");
        assertThat(roles.get("name-girl")).hasSize(12).contains("mia");
        assertThat(roles.get("animal-act")).as("only what is one word").containsExactly(
                "sang", "slept", "danced", "played");
        assertThat(roles).doesNotContainKey("plot");
    }

    @Test
    void points_are_seen_from_where_they_spread_widest() {
        double[][] points = {{10, 0, 1}, {-10, 0, 1}, {0, 3, 1}, {0, -3, 1}, {0, 0, 1}};
        Plane plane = Plane.of(points);
        for (int i = 0; i < points.length; i++) {
            assertThat(Math.abs(plane.x()[i])).isCloseTo(Math.abs(points[i][0]), within(1e-6));
            assertThat(Math.abs(plane.y()[i])).isCloseTo(Math.abs(points[i][1]), within(1e-6));
        }
        assertThat(Plane.of(new double[][] {{1, 2}, {1, 2}}).x()).containsOnly(0);
    }

    @Test
    void a_short_run_has_a_page_and_one_without_analogies_too() {
        WordvecRecipe.Settings small = new WordvecRecipe.Settings(5, 1e-3, 2, 1, 4, 1, 0.05, 3);
        WordvecExperiment.Result found = WordvecExperiment.run(recipe, small);
        assertThat(found.losses()[found.losses().length - 1]).isLessThan(found.first());
        assertThat(found.first()).isCloseTo(2 * Math.log(2), within(1e-12));
        assertThat(new WordvecFigures().outcome(recipe, List.of(found)).page().html())
                .contains("Analogies", "name-girl", "seed 3");
        assertThat(new WordvecFigures().outcome(withoutAnalogy(), List.of(found)).page().html())
                .contains("Nearest neighbours").doesNotContain("Analogies");
    }

    /** A learner's recipe whose stretch exercise is not written yet. */
    private WordvecRecipe withoutAnalogy() {
        return (WordvecRecipe) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {WordvecRecipe.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("analogy")) {
                        throw new Todo("wordvec.analogy");
                    }
                    try {
                        return method.invoke(recipe, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
