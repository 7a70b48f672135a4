package cli.learn;

import course.Chapter;
import course.Course;
import course.CourseException;
import course.Exercises;
import course.House;
import course.Workbook;
import java.util.Optional;

/** The chapter that a learner is at: the first one in which something is unwritten. */
public final class CurrentChapter {

    private final Workbook workbook;

    public CurrentChapter(House house, Exercises exercises) {
        this.workbook = new Workbook(house, exercises);
    }

    /** The chapter; empty where everything is written. */
    public Optional<Chapter> find() {
        return Course.chapters().stream().filter(this::isOpen).findFirst();
    }

    /** Something is unwritten, or cannot even be read: then the compiler shall say what is wrong. */
    private boolean isOpen(Chapter one) {
        try {
            return !workbook.unwritten(one).isEmpty();
        } catch (CourseException e) {
            return true;
        }
    }
}
