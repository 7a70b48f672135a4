package cli;

import course.Chapter;
import course.Course;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import course.Workbook;
import java.util.ArrayList;
import java.util.List;

/**
 * Who wrote the exercises that some work of the learner's side rests on.
 *
 * @param mine ids of those that the learner wrote
 * @param lent ids of those that are the reference's, or not written at all
 */
public record Parts(List<String> mine, List<String> lent) {

    public Parts {
        mine = List.copyOf(mine);
        lent = List.copyOf(lent);
    }

    /** As the learner's files are now: the parts of a chapter, and of all that it needs. */
    public static Parts of(House house, Chapter chapter) {
        Exercises exercises = Exercises.of(house);
        Workbook workbook = new Workbook(house, exercises);
        List<Chapter> chapters = new ArrayList<>(Course.needsOf(chapter));
        chapters.add(chapter);
        List<String> mine = new ArrayList<>();
        List<String> lent = new ArrayList<>();
        for (Chapter one : chapters) {
            List<String> own = workbook.own(one);
            mine.addAll(own);
            exercises.of(one).stream().map(ExerciseInfo::id).filter(id -> !own.contains(id)).forEach(lent::add);
        }
        return new Parts(mine, lent);
    }

    /** "9 of 11 parts are yours". */
    public String sentence() {
        return mine.size() + " of " + (mine.size() + lent.size()) + " parts are yours";
    }
}
