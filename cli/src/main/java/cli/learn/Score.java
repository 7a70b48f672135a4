package cli.learn;

import checks.CheckResult;
import java.util.List;
import java.util.Locale;

/** Whether an exercise is green, and what share of its points its checks earn: by weight, nothing without the gate. */
public final class Score {

    private Score() {}

    /** Whether an exercise is done: its gate is green, and nothing is red. */
    static boolean isGreen(List<CheckResult> checks) {
        return checks.stream().anyMatch(check -> check.gate() && check.green())
                && checks.stream().allMatch(check -> check.green() || check.status() == CheckResult.Status.SKIPPED);
    }

    /** 0 to 1. A check that was skipped counts neither way. */
    static double of(List<CheckResult> checks) {
        double green = 0;
        double all = 0;
        boolean gate = false;
        for (CheckResult check : checks) {
            if (check.status() == CheckResult.Status.SKIPPED) {
                continue;
            }
            all += check.weight();
            green += check.green() ? check.weight() : 0;
            gate |= check.gate() && check.green();
        }
        return gate && all > 0 ? green / all : 0;
    }

    /** Points with at most one decimal. */
    public static String show(double points) {
        return points == Math.rint(points) ? Long.toString((long) points) : String.format(Locale.ROOT, "%.1f", points);
    }
}
