package laws.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import datasets.grammar.Grammar;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The grammar machine by hand: small grammars whose texts and probabilities can be counted on paper. */
@Tag("datasets")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrammarTest {

    private static final String PETS = """
            [start]
            {hero:name} has {other:name}. <He> {verb}.
            [name once]
            3x Mia | he=she
            Tom | he=he
            [verb]
            sings
            2x runs
            """;

    @Nested
    class Reading {

        @Test
        void the_probability_is_the_product_of_the_choices() {
            Grammar.Reading reading = Grammar.parse(PETS).read("Mia has Tom. She runs.");
            assertThat(reading.derivations()).isEqualTo(1);
            // 3/4 for Mia, 1 for Tom (Mia is used up), 2/3 for runs
            assertThat(reading.logProbability()).isCloseTo(Math.log(3 / 4.0 * 1 * 2 / 3), within(1e-15));
        }

        @Test
        void a_text_outside_the_grammar_has_no_derivation() {
            Grammar grammar = Grammar.parse(PETS);
            for (String text : new String[] {"Mia has Mia. She runs.", "Mia has Tom. He runs.", "Mia has Tom. She runs",
                "Mia has Tom. She runs. ", "", "mia has Tom. She runs."}) {
                assertThat(grammar.read(text).derivations()).as(text).isZero();
                assertThat(grammar.read(text).logProbability()).as(text).isNaN();
            }
        }

        @Test
        void all_texts_together_have_probability_one() {
            Grammar grammar = Grammar.parse(PETS);
            double sum = 0;
            for (String verb : new String[] {"sings", "runs"}) {
                sum += Math.exp(grammar.read("Mia has Tom. She " + verb + ".").logProbability());
                sum += Math.exp(grammar.read("Tom has Mia. He " + verb + ".").logProbability());
            }
            assertThat(sum).isCloseTo(1, within(1e-15));
        }

        @Test
        void an_ambiguous_text_counts_all_its_derivations() {
            Grammar twice = Grammar.parseUnproved("""
                    [start]
                    {a}{b}
                    [a]
                    x
                    xy
                    [b]
                    yz
                    z
                    """);
            assertThat(twice.read("xyz").derivations()).isEqualTo(2);
            assertThat(twice.read("xz").derivations()).isEqualTo(1);
            assertThat(twice.read("xyyz").derivations()).isEqualTo(1);
        }
    }

    @Test
    void the_words_of_a_rule_are_its_alternatives_that_are_one_word() {
        String toys = PETS + "[toy]\n2x ball\nkite | use=fly it\na drum\n{verb}\nball-bearing\n[two]\nof {toy}\n";
        assertThat(Grammar.parseUnproved(toys).wordsByRule().toString())
                .isEqualTo("{name=[Mia, Tom], verb=[sings, runs], toy=[ball, kite]}");
    }

    @Nested
    class Telling {

        @Test
        void what_is_told_is_read_back_with_the_same_probability() {
            Grammar grammar = Grammar.parse(PETS);
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 200; i++) {
                Grammar.Told told = grammar.tell(random);
                assertThat(grammar.read(told.text())).isEqualTo(
                        new Grammar.Reading(1, told.logProbability(), told.text().length()));
            }
        }

        @Test
        void choices_come_as_often_as_their_weights_say() {
            Grammar grammar = Grammar.parse(PETS);
            SplittableRandom random = new SplittableRandom(7);
            int mia = 0;
            int n = 20_000;
            for (int i = 0; i < n; i++) {
                mia += grammar.tell(random).text().startsWith("Mia") ? 1 : 0;
            }
            assertThat(mia / (double) n).isCloseTo(0.75, within(4 * Math.sqrt(0.75 * 0.25 / n))); // four deviations
        }

        @Test
        void a_rule_can_be_named_by_what_was_said() {
            Grammar grammar = Grammar.parse("""
                    [start]
                    It was {weather:weather}. {then-<weather.sky>}
                    [weather]
                    raining | sky=wet
                    sunny | sky=dry
                    [then-wet]
                    We got wet.
                    [then-dry]
                    We swam.
                    """);
            assertThat(grammar.read("It was raining. We got wet.").derivations()).isEqualTo(1);
            assertThat(grammar.read("It was raining. We swam.").derivations()).isZero();
        }
    }

    @Nested
    class The_proof_refuses {

        @Test
        void a_prefix() {
            refuses("[start]\n{a}\n[a]\ncar\ncart", "Alternatives 1 and 2 of the rule \"a\" could begin alike");
        }

        @Test
        void a_prefix_behind_a_slot() {
            refuses("[start]\n{a} runs\nMia runs fast\n[a]\nTom\nMia", "rule \"start\" could begin alike");
        }

        @Test
        void a_prefix_behind_a_recall() {
            refuses("[start]\n{x:name} {a}\n[name]\nMia\nTom\n[a]\n<x> runs\nTom runs far", "rule \"a\" could begin");
        }

        @Test
        void a_prefix_behind_a_feature() {
            refuses("[start]\n{x:name} {a}\n[name]\nMia | he=she\nTom | he=he\n[a]\n<x.He> runs\nShe runs far",
                    "rule \"a\" could begin");
        }

        @Test
        void a_memory_that_differs_on_the_two_sides() {
            // x is "a" in the first and "ab" in the second: both write ababc, though <x>bc and <x>c look different
            String grammar = "[start]\n{x:one}b<x>bc\n{x:two}<x>c\n[one]\na\n[two]\nab";
            assertThat(Grammar.parseUnproved(grammar).read("ababc").derivations()).isEqualTo(2);
            refuses(grammar, "rule \"start\" could begin alike");
        }

        @Test
        void a_rule_that_begins_with_itself() {
            refuses("[start]\n{a}\n[a]\n{a}x\ny", "can begin with itself");
        }

        @Test
        void a_slot_without_a_rule() {
            refuses("[start]\n{b}", "no rule \"b\"");
        }

        private void refuses(String grammar, String because) {
            assertThatThrownBy(() -> Grammar.parse(grammar)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(because);
        }
    }

    @Nested
    class The_proof_accepts {

        @Test
        void alternatives_that_differ_behind_a_common_beginning() {
            Grammar.parse("[start]\nthe cat\nthe cow");
        }

        @Test
        void the_same_memory_on_both_sides() {
            Grammar.parse("[start]\n{x:name} {a}\n[name]\nMia\nTom\n[a]\n<x> runs\n<x> sings");
        }
    }

    @Test
    void a_line_that_is_wrong_is_named() {
        assertThatThrownBy(() -> Grammar.parse("[start]\nx {y"))
                .hasMessage("Line 2 of the grammar cannot be used: \"{y\" is neither words, {slot} nor <recall>.");
        assertThatThrownBy(() -> Grammar.parse("x")).hasMessageContaining("before the first [rule]");
        assertThatThrownBy(() -> Grammar.parse("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> Grammar.parse("[a]")).hasMessageContaining("no alternative");
        assertThatThrownBy(() -> Grammar.parse("[a]\nx\n[a]\ny")).hasMessageContaining("a second time");
        assertThatThrownBy(() -> Grammar.parse("[a]\nx | he")).hasMessageContaining("is no feature");
    }
}
