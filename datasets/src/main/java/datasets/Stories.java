package datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The embedded corpus: short stories for children in English, told by {@link StoryGrammar}, a blank line between two.
 * Train and validation are told on different seeds. What the texts weigh and hash to stands in {@link Manifest}.
 */
public final class Stories {

    static final String TRAIN = "stories-train.txt";
    static final String VALIDATION = "stories-validation.txt";

    private Stories() { }

    /** The training text, about 1.9 million characters. */
    public static String train() {
        return Embedded.text(TRAIN);
    }

    /** The validation text, about 0.2 million characters. */
    public static String validation() {
        return Embedded.text(VALIDATION);
    }

    /**
     * The least loss that any model can have on the validation text in the long run, in nats per character: minus ln p
     * of the choices that wrote it, read back from the text, over its length. It is computed, which takes a moment.
     */
    public static double floor() {
        return natsPerCharacter(StoryGrammar.embedded(), validation());
    }

    /** The stories of a text, each with the line end of its last line. */
    public static List<String> split(String text) {
        List<String> stories = new ArrayList<>();
        for (String story : text.split("\n\n")) {
            stories.add(story.endsWith("\n") ? story : story + "\n");
        }
        return stories;
    }

    /**
     * A text sentence by sentence, each as its words in small letters. A sentence ends with a full stop, an exclamation
     * mark, a question mark or the line; what is no letter separates words.
     */
    public static List<List<String>> sentences(String text) {
        List<List<String>> sentences = new ArrayList<>();
        for (String sentence : text.split("[.!?\\n]")) {
            List<String> words = Arrays.stream(sentence.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                    .filter(word -> !word.isEmpty()).toList();
            if (!words.isEmpty()) {
                sentences.add(words);
            }
        }
        return sentences;
    }

    /** The text of some stories: the inverse of {@link #split}. */
    public static String join(List<String> stories) {
        return String.join("\n", stories);
    }

    /**
     * Minus ln p of a text of stories over its number of characters, blank lines included: they are certain, so they
     * cost nothing, but a model reads them too.
     *
     * @throws IllegalArgumentException where the grammar cannot have told a story
     */
    public static double natsPerCharacter(StoryGrammar grammar, String text) {
        double nats = 0;
        for (String story : split(text)) {
            nats -= grammar.logProbability(story);
        }
        return nats / text.length();
    }
}
