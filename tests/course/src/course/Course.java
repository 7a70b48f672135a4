package course;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The catalogue of chapters, in the order in which a learner meets them. A chapter that is not written yet is not
 * listed; what a chapter holds stands in its lesson, where it lies {@link House} knows.
 */
public final class Course {

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter("00", "firststeps", List.of()),
            new Chapter("01", "bpe", List.of()),
            new Chapter("02", "wordvec", List.of()),
            new Chapter("03", "autograd", List.of()),
            new Chapter("04", "attention", List.of()),
            new Chapter("05", "transformer", List.of("04")),
            new Chapter("06", "pretraining", List.of("04", "05")));

    private Course() {}

    /** All chapters, in the course's order. */
    public static List<Chapter> chapters() {
        return CHAPTERS;
    }

    /**
     * The chapter that a person means.
     *
     * @param name {@code 4}, {@code 04}, {@code attention} or {@code 04-attention}, in any case of letters
     * @throws CourseException where no chapter has that name; the sentence lists the chapters
     */
    public static Chapter chapter(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        for (Chapter chapter : CHAPTERS) {
            boolean byNumber = wanted.matches("\\d") ? chapter.number().equals("0" + wanted)
                    : chapter.number().equals(wanted);
            if (byNumber || wanted.equals(chapter.topic()) || wanted.equals(chapter.folder())) {
                return chapter;
            }
        }
        throw new CourseException("There is no chapter \"" + name + "\"; the chapters are "
                + CHAPTERS.stream().map(Chapter::folder).collect(Collectors.joining(", ")) + ".");
    }

    /** The chapter that asks for an exercise: the one whose topic its id begins with. */
    public static Chapter chapterOf(String exercise) {
        for (Chapter chapter : CHAPTERS) {
            if (exercise.startsWith(chapter.topic() + ".")) {
                return chapter;
            }
        }
        throw new CourseException("The exercise id \"" + exercise + "\" does not begin with a chapter's topic, as "
                + "in \"attention.scores\".");
    }

    /** The chapters that one needs, directly or through others, in the course's order, itself left out. */
    public static List<Chapter> needsOf(Chapter chapter) {
        List<Chapter> needs = new ArrayList<>();
        for (Chapter candidate : CHAPTERS) {
            if (isNeeded(candidate, chapter)) {
                needs.add(candidate);
            }
        }
        return List.copyOf(needs);
    }

    private static boolean isNeeded(Chapter candidate, Chapter by) {
        return by.needs().contains(candidate.number())
                || by.needs().stream().anyMatch(number -> isNeeded(candidate, chapter(number)));
    }
}
