package cli.learn.watch;

import checks.CheckResult;
import checks.Diagnosis;
import java.util.List;
import java.util.Set;

/** What happens while a chapter is watched; those of a run carry its number, so that a cancelled one is not heard. */
sealed interface Event {

    /** A key was pressed. */
    record Key(int key) implements Event {}

    /** What a run found out about the exercise under work, the first that it checks. */
    record First(int run, String exercise, List<CheckResult> results, Set<String> unwritten) implements Event {}

    /** The known mistake that explains the red check of the exercise under work. */
    record Explained(int run, Diagnosis diagnosis) implements Event {}

    /** A run is over. */
    record Over(int run, List<CheckResult> results, Set<String> unwritten) implements Event {}

    /** The chapter could not be checked. @param lines why; {@code raw} ones are the compiler's */
    record Stopped(int run, String sentence, List<String> raw) implements Event {}
}
