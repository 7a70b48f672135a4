package laws.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import datasets.Stories;
import datasets.StoryGrammar;
import datasets.grammar.Grammar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The embedded stories: one derivation each, an entropy that the text gives back, and a text that is well formed. */
@Tag("datasets")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoriesTest {

    private final StoryGrammar grammar = StoryGrammar.embedded();

    @Test
    void the_text_alone_gives_back_the_generators_own_sum_of_log_p() {
        for (Grammar.Told told : grammar.tell(11, 400)) {
            assertThat(grammar.logProbability(told.text())).as(told.text()).isEqualTo(told.logProbability());
        }
    }

    @Test
    void every_story_has_one_derivation() {
        for (String story : Stories.split(Stories.validation())) {
            assertThat(grammar.read(story).derivations()).as(story).isEqualTo(1);
        }
    }

    @Test
    void the_floor_is_minus_log_p_of_the_validation_text_per_character() {
        List<Grammar.Told> told = grammar.tell(2, 350);
        assertThat(Stories.join(told.stream().map(Grammar.Told::text).toList())).isEqualTo(Stories.validation());
        double nats = -told.stream().mapToDouble(Grammar.Told::logProbability).sum();
        assertThat(Stories.floor()).isCloseTo(nats / Stories.validation().length(), within(1e-12));
    }

    @Test
    void a_text_that_the_grammar_cannot_tell_is_refused_with_the_place() {
        String story = grammar.tell(3, 1).get(0).text();
        assertThatThrownBy(() -> grammar.logProbability("Hello. " + story)).hasMessageContaining("at character 0");
        assertThatThrownBy(() -> grammar.logProbability(story + "x")).hasMessageContaining("cannot have told");
        assertThatThrownBy(() -> grammar.logProbability(story.replace(" loved ", " hated ")))
                .hasMessageContaining("cannot go on with");
        assertThatThrownBy(() -> grammar.logProbability("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_pronoun_that_disagrees_is_refused() {
        String story = "Long ago there lived a shy girl named Mia. ";
        String reached = refusal(story + "He loved to sing");
        assertThat(reached).contains("at character " + story.length());
        assertThat(refusal(story + "She loved to sing")).doesNotContain("at character " + story.length() + " ");
    }

    @Test
    void the_same_seed_tells_the_same_stories_and_another_seed_others() {
        assertThat(grammar.tell(5, 20)).isEqualTo(grammar.tell(5, 20)).isNotEqualTo(grammar.tell(6, 20));
        assertThat(grammar.tell(5, 30).subList(0, 20)).isEqualTo(grammar.tell(5, 20));
    }

    @Test
    void no_story_is_told_twice() {
        List<String> train = Stories.split(Stories.train());
        Set<String> all = new HashSet<>(train);
        assertThat(all).hasSize(train.size());
        assertThat(Stories.split(Stories.validation())).doesNotContainAnyElementsOf(all).doesNotHaveDuplicates();
    }

    @Test
    void the_alphabet_is_small_and_the_same_in_both_parts() {
        String train = Stories.train();
        assertThat(train).matches("[A-Za-z .,!?\"\n]+");
        assertThat(letters(Stories.validation())).isEqualTo(letters(train));
    }

    @Test
    void stories_are_parted_by_one_blank_line() {
        assertThat(Stories.validation()).doesNotContain("\n\n\n").doesNotContain("  ").doesNotContain(" \n")
                .doesNotStartWith("\n").endsWith("\n").doesNotEndWith("\n\n");
        assertThat(Stories.join(Stories.split(Stories.train()))).isEqualTo(Stories.train());
    }

    @Test
    void sentences_are_words_in_small_letters() {
        assertThat(Stories.sentences("\"Oh no!\" cried Mia. He ran,\nand\n\nit was\tMay?...")).containsExactly(
                List.of("oh", "no"), List.of("cried", "mia"), List.of("he", "ran"), List.of("and"),
                List.of("it", "was", "may"));
    }

    @Test
    void a_is_never_followed_by_a_vowel() {
        assertThat(Stories.train()).doesNotContainPattern("\\b[Aa] [aeiou]");
    }

    private String refusal(String text) {
        try {
            grammar.logProbability(text);
            throw new AssertionError("not refused: " + text);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static Set<Integer> letters(String text) {
        return text.chars().boxed().collect(Collectors.toCollection(TreeSet::new));
    }
}
