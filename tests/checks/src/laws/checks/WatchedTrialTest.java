package laws.checks;

import static org.assertj.core.api.Assertions.assertThat;

import checks.CheckResult;
import checks.Diagnoses;
import checks.Laws;
import checks.Pace;
import checks.Trial;
import course.CompiledBugs;
import course.Course;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that somebody waits for: they end when their time is up, and a red one is told before it is explained. */
class WatchedTrialTest {

    private static final String EXERCISE = "firststeps.softmax";

    private final Laws laws = new Laws(List.of("firststeps"));
    private final List<String> checks = laws.of(EXERCISE);
    private final List<CheckResult> heard = new ArrayList<>();
    private final List<CheckResult> verdicts = new ArrayList<>();

    private Trial trial(ClassLoader subject) {
        return Trial.watched(subject, true, () -> false, check -> {}, heard::add);
    }

    @Test
    void without_time_each_check_is_tried_once_and_says_that_draws_were_left_out() {
        laws.run(checks, trial(getClass().getClassLoader()).at(new Pace(0, checks.size())));
        assertThat(heard).hasSameSizeAs(checks).allMatch(CheckResult::green);
        assertThat(heard).filteredOn(CheckResult::gate).noneMatch(CheckResult::cut);
        assertThat(heard).filteredOn(CheckResult::cut).isNotEmpty();
    }

    @Test
    void with_enough_time_no_draw_is_left_out() {
        laws.run(checks, trial(getClass().getClassLoader()).at(new Pace(60_000, checks.size())));
        assertThat(heard).hasSameSizeAs(checks).allMatch(CheckResult::green).noneMatch(CheckResult::cut);
    }

    @Test
    void a_red_check_is_told_first_and_explained_then() {
        House house = House.find();
        KnownBugs catalogue = KnownBugs.of(house, Course.chapter("firststeps"));
        KnownBug bug = catalogue.of(EXERCISE).get(0);
        List<Integer> heardBefore = new ArrayList<>();
        try (CompiledBugs compiled = new CompiledBugs(house)) {
            Diagnoses patient = new Diagnoses(60_000);
            Trial trial = Trial.untilFirstRed(compiled.load(catalogue, bug), patient, heard::add).tellingFirst(verdict -> {
                heardBefore.add(heard.size());
                verdicts.add(verdict);
            });
            laws.run(checks, trial);
        }
        CheckResult red = heard.get(heard.size() - 1);
        assertThat(red.diagnosis().bug()).contains(bug.id());
        assertThat(verdicts).containsExactly(red.diagnosed(null));
        assertThat(heardBefore).containsExactly(heard.size() - 1);
    }
}
