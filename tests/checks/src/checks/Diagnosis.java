package checks;

import java.util.List;

/**
 * The known mistake that explains what a learner's code answered.
 *
 * @param exercise the exercise in which it is: the red one, or one that this needs
 * @param red the exercise whose check is red
 * @param bug the known bug's id, {@code attention.scores/not-scaled}
 * @param says what is wrong, in a sentence
 * @param lesson the section that explains it, {@code chapters/04-attention/README.md:174 (Scores)}
 */
public record Diagnosis(String exercise, String red, String bug, String says, String lesson) {

    /** As a learner reads it. */
    public List<String> lines() {
        return List.of((exercise.equals(red) ? "This is what you get when "
                : red + " needs " + exercise + ", and that gives what you get when ") + continued(says), "Read " + lesson);
    }

    /** Small where a sentence's first letter is capital for no other reason. */
    private static String continued(String sentence) {
        boolean aWord = sentence.matches("(?s)(A|[A-Z][a-z]+) .*");
        return aWord ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
    }
}
