package cli.quiz;

import course.Chapter;
import course.KnownBug;
import course.Questions.Kind;
import course.Questions.Question;
import java.util.Optional;

/**
 * A question of the quiz.
 *
 * @param bug the known bug whose code is shown with it; empty where the question stands alone
 */
record Card(Chapter chapter, Question question, Optional<KnownBug> bug) {

    String id() {
        return question.id();
    }

    /** Whether there is code with a mistake that the learner shall not see yet. */
    boolean isHidden() {
        return bug.isEmpty() && question.kind() == Kind.DEBUG && question.bug().isPresent();
    }

    /** What it is about: the exercise where it names one, else the chapter. */
    String theme() {
        return question.exercise().orElse(chapter.topic());
    }
}
