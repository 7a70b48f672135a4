package cli.learn;

import checks.CheckResult;
import cli.LifeSign;
import course.Chapter;
import course.Course;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the laws found on the reference with one seed: a red check is a false alarm.
 *
 * @param seed of all draws
 */
record SeedTrial(long seed, List<CheckResult> results, double seconds) {

    private static final int PATIENCE_SECONDS = 120;

    SeedTrial {
        results = List.copyOf(results);
    }

    /** Runs all checks of these chapters in one process. */
    static SeedTrial run(House house, List<Chapter> chapters, long seed) throws IOException {
        Exercises exercises = Exercises.of(house);
        Path scratch = Files.createDirectories(house.root().resolve("target").resolve("learner"));
        ChildProcess.Start start = new ChildProcess.Start(
                "solutions", chapters.stream().map(Chapter::topic).toList(), seed, false, scratch);
        ChildRun run = new ChildRun(new FreshChildren(start, System.err::println), List.of(), false, 0,
                PATIENCE_SECONDS, () -> false);
        List<String> ids = chapters.stream().flatMap(chapter -> exercises.of(chapter).stream()).map(ExerciseInfo::id)
                .toList();
        List<CheckResult> results = new ArrayList<>();
        long begun = System.nanoTime();
        try (LifeSign life = LifeSign.of("trying seed " + seed)) {
            run.run(ids, results::add);
        }
        return new SeedTrial(seed, results, (System.nanoTime() - begun) * 1e-9);
    }

    /** Whether no check is red. */
    boolean green() {
        return !results.isEmpty() && results.stream().allMatch(one -> one.green() || skipped(one));
    }

    private static boolean skipped(CheckResult one) {
        return one.status() == CheckResult.Status.SKIPPED;
    }

    /** The count, then each check that is red, with its message and how to run it again. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "seed %d: %d checks, %d green, %d skipped, %.0f s", seed, results.size(),
                results.stream().filter(CheckResult::green).count(),
                results.stream().filter(SeedTrial::skipped).count(), seconds));
        for (CheckResult one : results) {
            if (!one.green() && !skipped(one)) {
                lines.add("  red: " + one.check() + ": " + one.message().lines().findFirst().orElse(""));
                lines.add("       ./dojo test " + Course.chapterOf(one.exercise()).number() + " --on solutions --seed "
                        + seed);
            }
        }
        return lines;
    }
}
