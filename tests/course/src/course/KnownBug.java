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
 * @param edits    the places that change
 */
public record KnownBug(String id, String exercise, String says, String lesson, List<Edit> edits) {

    public KnownBug {
        edits = List.copyOf(edits);
    }
}
