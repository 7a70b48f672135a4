package cli.quiz;

import course.Chapter;
import course.CourseException;
import course.Exercises;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import course.Questions;
import course.Questions.Kind;
import course.Questions.Level;
import course.Questions.Question;
import course.Workbook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All questions of some chapters: the written ones, and one for every known bug that none was written for. A bug's code
 * is the reference's but for the bug, so it is shown only where the learner has an answer of their own already.
 */
final class Deck {

    private static final String WHAT_IS_WRONG = "One place of this code is wrong. What comes of it?";

    private final House house;
    private final Workbook workbook;
    private final boolean spoilers;

    /** @param spoilers whether code is shown of exercises that the learner has not written, too */
    Deck(House house, boolean spoilers) {
        this.house = house;
        this.workbook = spoilers ? null : new Workbook(house, Exercises.of(house));
        this.spoilers = spoilers;
    }

    /** The questions in the course's order. */
    List<Card> cards(List<Chapter> chapters) {
        List<Card> cards = new ArrayList<>();
        for (Chapter chapter : chapters) {
            Map<String, KnownBug> bugs = new LinkedHashMap<>();
            KnownBugs.of(house, chapter).bugs().forEach(bug -> bugs.put(bug.id(), bug));
            Questions questions = Questions.of(house, chapter);
            if (!spoilers && !bugs.isEmpty()) {
                hide(chapter, bugs);
            }
            Set<String> asked = new HashSet<>();
            for (Question question : questions.all()) {
                Optional<KnownBug> bug = question.bug().map(bugs::get).filter(known -> question.kind() == Kind.DEBUG);
                cards.add(new Card(chapter, question, bug));
                bug.ifPresent(known -> asked.add(known.id()));
            }
            bugs.values().stream().filter(bug -> !asked.contains(bug.id()))
                    .forEach(bug -> cards.add(new Card(chapter, question(bug), Optional.of(bug))));
        }
        return cards;
    }

    /** Leaves out the bugs of what the learner has not written; of all where their chapter cannot be read. */
    private void hide(Chapter chapter, Map<String, KnownBug> bugs) {
        try {
            List<String> unwritten = workbook.unwritten(chapter);
            bugs.values().removeIf(bug -> unwritten.contains(bug.exercise()));
        } catch (CourseException unreadable) {
            bugs.clear();
        }
    }

    private static Question question(KnownBug bug) {
        return new Question(bug.id(), Kind.DEBUG, Level.SENIOR, WHAT_IS_WRONG, bug.says(), Optional.of(bug.exercise()),
                Optional.empty(), Optional.of(bug.id()), Optional.of(bug.lesson()).filter(anchor -> !anchor.isEmpty()));
    }
}
