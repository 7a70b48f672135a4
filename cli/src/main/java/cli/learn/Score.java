package cli.learn;

import checks.CheckResult;
import java.util.List;

/** What share of an exercise's points its checks earn: by weight, and nothing while the gate is not green. */
final class Score {

    private Score() {}

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
}
