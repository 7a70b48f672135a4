package cli.quiz;

import checks.CheckResult;
import checks.CheckResult.Status;
import checks.Laws;
import checks.Trial;
import course.Course;
import course.KnownBug;
import course.KnownBugs;
import course.PatchedLoader;
import course.SourceCompiler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Finds which checks a known bug turns red, by running them on its code while the learner thinks. */
final class BugTrials {

    private static final Logger JQWIK = Logger.getLogger("net.jqwik");

    private final Map<String, Laws> laws = new HashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "known bug");
        thread.setDaemon(true); // who quits does not wait for it
        return thread;
    });
    private SourceCompiler compiler;

    BugTrials() {
        JQWIK.setLevel(Level.WARNING); // it says at each start that its database of failed seeds is off
    }

    /**
     * What the checks of its exercise said of a bug.
     *
     * @param reds the most telling first: the example worked by hand, which finds nearly everything, comes last
     */
    record Finding(List<CheckResult> reds, int checks) {}

    /** Begins, and answers at once. */
    CompletableFuture<Finding> begin(KnownBugs catalogue, KnownBug bug) {
        return CompletableFuture.supplyAsync(() -> run(catalogue, bug), worker);
    }

    private Finding run(KnownBugs catalogue, KnownBug bug) {
        if (compiler == null) {
            compiler = new SourceCompiler();
        }
        PatchedLoader patched = catalogue.load(bug, compiler);
        Laws chapter = laws.computeIfAbsent(Course.chapterOf(bug.exercise()).topic(), topic -> new Laws(List.of(topic)));
        List<String> checks = chapter.of(bug.exercise());
        List<CheckResult> heard = new ArrayList<>();
        for (String check : checks) { // each a trial of its own: not only the first red is wanted
            chapter.run(List.of(check), Trial.untilFirstRed(patched, heard::add));
        }
        List<CheckResult> reds = new ArrayList<>(heard.stream().filter(result -> result.status() == Status.RED).toList());
        reds.sort((a, b) -> Boolean.compare(a.gate(), b.gate()));
        return new Finding(List.copyOf(reds), checks.size());
    }
}
