package course;

import java.util.List;

/**
 * A mistake that learners make, as a patch of the reference; or an alternative, a correct answer written differently,
 * in the same form.
 *
 * @param id       the exercise's id, a slash and a name: {@code bpe.encode/merge-by-frequency}
 * @param exercise the exercise whose laws judge it
 * @param says     what is wrong (or different), in a sentence
 * @param lesson   the anchor of the section that explains it; empty where none is named
 * @param twin     another bug's id that no input tells from this one, since they answer alike; empty as a rule
 * @param unnamed  why no diagnosis can name it, where its answers cannot be asked for again; empty as a rule
 * @param edits    the places that change
 */
public record KnownBug(String id, String exercise, String says, String lesson, String twin, String unnamed,
                       List<Edit> edits) {

    public KnownBug {
        edits = List.copyOf(edits);
    }

    /** Whether the two answer alike whatever they are asked: one names the other, or both name a third. */
    public boolean isTwinOf(KnownBug other) {
        return twin.equals(other.id) || other.twin.equals(id) || !twin.isEmpty() && twin.equals(other.twin);
    }
}
