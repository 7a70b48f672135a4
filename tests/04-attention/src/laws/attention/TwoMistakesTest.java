package laws.attention;

import static org.assertj.core.api.Assertions.assertThat;

import checks.CheckResult;
import checks.Diagnoses;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who makes a mistake in each of an exercise's two methods hears of the one whose answer is shown. */
@Tag("course")
class TwoMistakesTest {

    private static final long PATIENCE_MILLIS = 60_000;

    private final House house = House.find();
    private final KnownBugs catalogue = KnownBugs.of(house, Course.chapter("attention"));

    @Test
    void neither_split_nor_merge_transposes() {
        assertThat(named("attention.heads", "split-without-transpose", "merge-without-transpose"))
                .isEqualTo("attention.heads/split-without-transpose");
    }

    @Test
    void both_masks_are_one_off() {
        assertThat(named("attention.masks", "blind-to-itself", "padding-one-too-far"))
                .isEqualTo("attention.masks/blind-to-itself");
    }

    /** The mistake that the gate's diagnosis names when both play the learner at once. */
    private String named(String exercise, String one, String other) {
        List<Edit> edits = Stream.of(one, other)
                .flatMap(name -> bug(exercise + "/" + name).edits().stream()).toList();
        KnownBug both = new KnownBug(exercise + "/" + one + "-and-" + other, exercise, "", "", "", "", edits);
        Laws laws = new Laws(List.of("attention"));
        List<CheckResult> heard = new ArrayList<>();
        try (CompiledBugs compiled = new CompiledBugs(house)) {
            laws.run(laws.of(exercise), Trial.untilFirstRed(
                    compiled.load(catalogue, both), new Diagnoses(PATIENCE_MILLIS), heard::add));
        }
        assertThat(heard).hasSize(1).allMatch(CheckResult::gate);
        assertThat(heard.get(0).diagnosis()).isNotNull();
        return heard.get(0).diagnosis().bug();
    }

    private KnownBug bug(String id) {
        return catalogue.bugs().stream().filter(found -> found.id().equals(id)).findAny().orElseThrow();
    }
}
