package datasets;

import datasets.grammar.Grammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The generator of the embedded stories: the probabilistic grammar of {@code story.grammar}, told on a seed.
 *
 * <p>Each story has one derivation, so the text gives back the generator's choices, and {@link #logProbability} is
 * exactly the sum of ln p that the generator saw. Chance is {@value #ALGORITHM}, which every JDK computes alike.
 */
public final class StoryGrammar {

    /** The name of the random generator in {@code java.util.random}. */
    public static final String ALGORITHM = "L64X128MixRandom";

    private final Grammar grammar;

    /** A story grammar of one's own; each story that it tells must end with {@code \n}. */
    public StoryGrammar(Grammar grammar) {
        this.grammar = grammar;
    }

    /** The grammar of the embedded stories. */
    public static StoryGrammar embedded() {
        return new StoryGrammar(Grammar.parse(Embedded.text("story.grammar")));
    }

    /** Tells stories, one after the other: the same seed gives the same stories on every platform. */
    public List<Grammar.Told> tell(long seed, int stories) {
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
        List<Grammar.Told> told = new ArrayList<>();
        for (int i = 0; i < stories; i++) {
            told.add(grammar.tell(random));
        }
        return told;
    }

    /** The words that can stand in one place of a story, such as all colours: {@link Grammar#wordsByRule}. */
    public Map<String, List<String>> wordsByRule() {
        return grammar.wordsByRule();
    }

    /** Reads one story back: how many derivations it has, and ln p. */
    public Grammar.Reading read(String story) {
        return grammar.read(story);
    }

    /**
     * ln p of one story, in nats, from its text alone.
     *
     * @param story the story with the line end of its last line
     * @throws IllegalArgumentException where the grammar cannot have told it
     */
    public double logProbability(String story) {
        Grammar.Reading reading = grammar.read(story);
        if (reading.derivations() == 1) {
            return reading.logProbability();
        }
        if (reading.derivations() > 1) {
            throw new IllegalArgumentException("The story has " + reading.derivations()
                    + " derivations: its grammar is ambiguous, so ln p is not known.");
        }
        int from = reading.farthest();
        throw new IllegalArgumentException("The grammar cannot have told this story: at character " + from
                + " it cannot go on with \"" + story.substring(from, Math.min(story.length(), from + 20)) + "\".");
    }
}
