package cli.learn;

import static org.assertj.core.api.Assertions.assertThat;

import checks.CheckResult;
import checks.CheckResult.Status;
import cli.Exit;
import cli.Ran;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code dojo verify --seeds}: what it says of a seed, and one run of the shortest chapter. */
class SeedTrialTest {

    private static CheckResult result(String name, Status status, String message) {
        return new CheckResult("bpe.merge/" + name, "", 1, false, status, message, "", "", "", 3, false, null);
    }

    @Test
    void a_false_alarm_is_named_with_its_seed_and_how_to_see_it_again() {
        SeedTrial trial = new SeedTrial(7, List.of(result("runs", Status.GREEN, ""),
                result("length", Status.RED, "the length: expected 2, got 3\nand more"),
                result("large", Status.SKIPPED, "no file")), 1.4);
        assertThat(trial.green()).isFalse();
        assertThat(trial.lines()).containsExactly("seed 7: 3 checks, 1 green, 1 skipped, 1 s",
                "  red: bpe.merge/length: the length: expected 2, got 3",
                "       ./dojo test 01 --on solutions --seed 7");
    }

    @Test
    void green_and_skipped_checks_are_no_alarm_but_none_at_all_is() {
        assertThat(new SeedTrial(1, List.of(result("runs", Status.GREEN, ""), result("large", Status.SKIPPED, "")), 1)
                .green()).isTrue();
        assertThat(new SeedTrial(1, List.of(), 1).green()).isFalse();
    }

    @Test
    void each_seed_has_its_line() {
        Ran ran = Ran.dojo("verify", "--seeds", "2", "--seed", "5", "--chapter", "0");
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(Exit.DONE);
        assertThat(ran.out().lines()).hasSize(3).element(0).asString().matches("seed 5: \\d+ checks, .*");
        assertThat(ran.out()).contains("seed 6: ", "No false alarm with these 2 seeds.");
        assertThat(Ran.dojo("verify", "--seeds", "0").sentence()).contains("--seeds takes how many");
        assertThat(Ran.dojo("verify", "--chapter", "0").sentence()).contains("--chapter goes with --seeds");
    }
}
