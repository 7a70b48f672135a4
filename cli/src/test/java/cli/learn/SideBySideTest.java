package cli.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checks.CheckResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chapter's checks by two processes, against the same by one. */
class SideBySideTest {

    private static final List<String> EXERCISES = List.of("bpe.count-pairs", "bpe.merge", "bpe.decode");

    @TempDir
    Path scratch;

    private ChildProcess.Start start() {
        return new ChildProcess.Start("solutions", List.of("bpe"), 1, false, scratch);
    }

    @Test
    void two_processes_find_what_one_finds() {
        List<CheckResult> alone = new ArrayList<>();
        new ChildRun(new FreshChildren(start(), line -> { }), List.of(), false, 0, 30, () -> false)
                .run(EXERCISES, alone::add);
        Set<ChildProcess> used = Collections.synchronizedSet(new LinkedHashSet<>());
        List<CheckResult> together;
        try (ReusedChildren processes = new ReusedChildren(start(), line -> { })) {
            together = new SideBySide(noting(processes, used), List.of(), 30).run(EXERCISES, 2);
            assertThat(used).hasSize(2).allMatch(ChildProcess::isAlive); // three exercises: one process did two
        }
        assertThat(used).allSatisfy(child -> assertThat(child.exitCode()).isNotZero());
        for (String exercise : EXERCISES) {
            assertThat(seen(together, exercise)).isNotEmpty().isEqualTo(seen(alone, exercise));
        }
        assertThat(together).hasSameSizeAs(alone);
    }

    @Test
    void a_process_that_cannot_be_started_ends_the_run_with_its_problem() {
        Children none = new Children() {
            @Override
            public ChildProcess take() {
                throw new IllegalStateException("no process");
            }

            @Override
            public void giveBack(ChildProcess child, boolean usable) { }
        };
        assertThatThrownBy(() -> new SideBySide(none, List.of(), 30).run(EXERCISES, 2)).hasMessage("no process");
    }

    private static Children noting(Children children, Set<ChildProcess> used) {
        return new Children() {
            @Override
            public ChildProcess take() {
                ChildProcess child = children.take();
                used.add(child);
                return child;
            }

            @Override
            public void giveBack(ChildProcess child, boolean usable) {
                children.giveBack(child, usable);
            }
        };
    }

    private static List<String> seen(List<CheckResult> results, String exercise) {
        return results.stream().filter(one -> one.exercise().equals(exercise))
                .map(one -> one.check() + " " + one.status()).toList();
    }
}
