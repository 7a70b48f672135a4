package checks;

import java.util.List;

/**
 * The known mistake that explains what a learner's code answered.
 *
 * @param bug the known bug's id, {@code attention.scores/not-scaled}
 * @param says what is wrong, in a sentence
 * @param lesson the section that explains it, {@code chapters/04-attention/README.md:174 (Scores)}
 */
public record Diagnosis(String bug, String says, String lesson) {

    /** As a learner reads it. */
    public List<String> lines() {
        return List.of("This is what you get when " + continued(says), "Read " + lesson);
    }

    /** Small where a sentence's first letter is capital for no other reason. */
    private static String continued(String sentence) {
        boolean aWord = sentence.matches("(?s)(A|[A-Z][a-z]+) .*");
        return aWord ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
    }
}
