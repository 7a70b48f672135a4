package laws.checks;

import static org.assertj.core.api.Assertions.assertThat;

import checks.CheckResult;
import checks.Diagnoses;
import checks.Diagnosis;
import checks.Laws;
import checks.Trial;
import course.CompiledBugs;
import course.Course;
import course.Edit;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exercise that is red because one that it needs is wrong: the diagnosis says so, and only then. */
class NeededExerciseTest {

    private static final long PATIENCE_MILLIS = 60_000;

    private final House house = House.find();

    private CheckResult red(String exercise, KnownBug bug) {
        Laws laws = new Laws(List.of(Course.chapterOf(exercise).topic()));
        List<CheckResult> heard = new ArrayList<>();
        try (CompiledBugs compiled = new CompiledBugs(house)) {
            KnownBugs catalogue = KnownBugs.of(house, Course.chapterOf(bug.exercise()));
            laws.run(laws.of(exercise), Trial.untilFirstRed(
                    compiled.load(catalogue, bug), new Diagnoses(PATIENCE_MILLIS), heard::add));
        }
        return heard.get(heard.size() - 1);
    }

    private KnownBug bug(String id) {
        return KnownBugs.of(house, Course.chapterOf(id)).bugs().stream().filter(bug -> bug.id().equals(id)).findFirst()
                .orElseThrow();
    }

    @Test
    void a_mistake_in_an_exercise_that_the_red_one_needs_is_named() {
        Diagnosis found = red("bpe.train", bug("bpe.count-pairs/last-pair-missed")).diagnosis();
        assertThat(found.bug()).isEqualTo("bpe.count-pairs/last-pair-missed");
        assertThat(found.lines().get(0)).isEqualTo("bpe.train needs bpe.count-pairs, and that gives what you get when "
                + "the loop ends one step early, so the last pair is never counted.");
    }

    @Test
    void it_may_be_in_another_chapter_and_further_below() {
        assertThat(red("transformer.block", bug("attention.scores/not-scaled")).diagnosis().bug())
                .isEqualTo("attention.scores/not-scaled");
    }

    @Test
    void a_mistake_that_is_in_no_catalogue_is_nobodys_while_what_it_needs_is_right() {
        KnownBug own = new KnownBug("bpe.train/nobodys", "bpe.train", "Nothing.", "", "", "", List.of(
                new Edit("bpe/Trainer.java", "while (learned.size() < merges) {",
                        "while (learned.size() < Math.min(2, merges)) {")));
        CheckResult red = red("bpe.train", own);
        assertThat(red.red()).isTrue();
        assertThat(red.diagnosis()).isNull();
    }
}
