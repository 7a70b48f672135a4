package cli.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cli.Side;
import cli.train.Corpus;
import contracts.FirststepsRecipe;
import datasets.Baselines;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import reference.pretraining.CharTokenizer;

/** Chapter 00's experiment: its rungs are those of every report's ladder, and the lesson tells them. */
class BigramExperimentTest {

    private final FirststepsRecipe recipe = Side.reference(FirststepsRecipe.class);

    @Test
    void the_rungs_are_those_of_the_ladder_and_of_the_lesson() throws IOException {
        Corpus stories = Corpus.of(Corpus.EMBEDDED);
        CharTokenizer characters = CharTokenizer.of(stories.train() + stories.validation());
        Baselines ladder = Baselines.of(characters.encode(stories.train()), characters.encode(stories.validation()),
                characters.vocabularySize());
        BigramExperiment.Result found = BigramExperiment.run(recipe, stories, 1);
        assertThat(found.alphabet()).hasSize(54);
        assertThat(found.rungs()).extracting(BigramExperiment.Rung::name)
                .containsExactly("uniform", "unigram", "bigram");
        assertThat(found.rungs()).extracting(BigramExperiment.Rung::loss).satisfiesExactly(
                loss -> assertThat(loss).isCloseTo(ladder.uniform(), within(1e-9)).isCloseTo(3.989, within(0.0005)),
                loss -> assertThat(loss).isCloseTo(ladder.unigram(), within(1e-9)).isCloseTo(3.068, within(0.0005)),
                loss -> assertThat(loss).isCloseTo(ladder.bigram(), within(1e-9)).isCloseTo(2.241, within(0.0005)));
        assertThat(found.rungs().get(2).text()).hasSize(241)
                .startsWith("Ong nked Bumos. fis the by. af ary d f ad sed t ca.\nA casay heasasaitit.\n");
    }

    @Test
    void another_text_has_no_floor_and_another_seed_another_story() {
        Corpus cats = new Corpus("cats", "the cat sat on the mat. ".repeat(20), "the cat ate. ");
        BigramExperiment.Result one = BigramExperiment.run(recipe, cats, 1);
        assertThat(one.rungs().get(2).text()).startsWith("t")
                .isEqualTo(BigramExperiment.run(recipe, cats, 1).rungs().get(2).text())
                .isNotEqualTo(BigramExperiment.run(recipe, cats, 2).rungs().get(2).text());
        assertThat(new BigramFigures(Corpus.EMBEDDED).on("a.txt")).isEqualTo(new BigramFigures("a.txt"));
    }
}
