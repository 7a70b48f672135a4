package cli.learn;

import checks.CheckResult;
import cli.Problem;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Checks in processes of their own. A check that does not come back is killed with its process; the checks of other
 * exercises go on in the next one.
 *
 * @param children where the processes come from
 * @param folders the learner's classes; none for the solutions
 * @param brief whether an exercise is left once one of its checks is red, for a verdict at once
 * @param drawMillis how long an exercise may draw, for a verdict at once; 0 for as long as it takes
 * @param patienceSeconds how long one check may take
 * @param cancelled asked all the time; once it is true, the run ends and tells nothing more
 */
public record ChildRun(Children children, List<Path> folders, boolean brief, long drawMillis,
        int patienceSeconds, BooleanSupplier cancelled) {

    /**
     * Runs checks and hands over each result as it comes.
     *
     * @param exercises ids of the exercises to check, in this order; no others are checked
     */
    public void run(List<String> exercises, Consumer<CheckResult> listener) {
        run(exercises, verdict -> {}, listener);
    }

    /**
     * The same, for one who waits.
     *
     * @param verdicts hears what is known of a red check at once; its result, with the diagnosis, comes later
     */
    public void run(List<String> exercises, Consumer<CheckResult> verdicts, Consumer<CheckResult> listener) {
        Set<String> done = new HashSet<>();
        Consumer<CheckResult> remembering = result -> {
            done.add(result.check());
            listener.accept(result);
        };
        try {
            boolean ended = false;
            while (!ended && !cancelled.getAsBoolean()) {
                ChildProcess child = children.take();
                ChildTurn turn = new ChildTurn(this, child, done, verdicts, remembering);
                try {
                    ended = turn.run(exercises);
                } finally {
                    children.giveBack(child, turn.usable());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted.");
        }
    }
}
