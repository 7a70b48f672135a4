package cli.learn;

import checks.CheckResult;
import checks.CheckResult.Status;
import checks.Diagnosis;
import checks.Telling;
import course.Chapter;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a chapter's checks found, as lines for the terminal: one for each exercise, and for those that are red what is
 * wrong, where, and how to run it again.
 *
 * @param unwritten ids of exercises of which a method still is the skeleton's; what the others answer was checked
 * @param given ids of exercises that were unlocked: they count as green and earn nothing
 * @param learner whether the learner's side was checked
 * @param brief whether an exercise was left at its first red check
 * @param full whether every red check is told, not only the first ones
 * @param command how to run the same checks again
 */
public record ChapterReport(House house, Exercises exercises, Chapter chapter, List<CheckResult> results,
        Set<String> unwritten, Set<String> given, boolean learner, boolean brief, boolean full,
        String command) {

    private static final int LAWS_SHOWN = 2;
    /** Characters: what is longer does not fit on a screen beside the rest. */
    private static final int LONG = 600;
    private static final String UNDER_A_CHECK = " ".repeat(11);

    /** Whether every exercise is green. */
    public boolean green() {
        return exercises.of(chapter).stream().allMatch(exercise -> Score.isGreen(of(exercise)));
    }

    /** The exercises that are not green, in the chapter's order. */
    public List<String> open() {
        return exercises.of(chapter).stream().filter(exercise -> !Score.isGreen(of(exercise))).map(ExerciseInfo::id)
                .toList();
    }

    /** The whole chapter: its name, every exercise, the sum, how to run it again. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(chapter.toString());
        exercises.of(chapter).forEach(exercise -> lines.addAll(lines(exercise)));
        lines.add(sum());
        if (results.stream().anyMatch(result -> result.status() == Status.RED)) {
            lines.add("Run it again: " + command);
        }
        return lines;
    }

    /** How many exercises are green, and the points. */
    public String sum() {
        double earned = 0;
        int possible = 0;
        for (ExerciseInfo exercise : exercises.of(chapter)) {
            possible += exercise.points();
            List<CheckResult> checks = of(exercise);
            boolean unknown = given.contains(exercise.id()) || brief && !Score.isGreen(checks);
            earned += unknown ? 0 : exercise.points() * Score.of(checks);
        }
        int all = exercises.of(chapter).size();
        return String.format(Locale.ROOT, "%d of %d exercises are green, %s of %d points%s", all - open().size(), all,
                Score.show(earned), possible, learner && !givenHere().isEmpty()
                        ? " (" + givenHere().size() + " given)" : "");
    }

    private List<String> givenHere() {
        return exercises.of(chapter).stream().map(ExerciseInfo::id).filter(given::contains).toList();
    }

    private List<CheckResult> of(ExerciseInfo exercise) {
        return results.stream().filter(result -> result.exercise().equals(exercise.id())).toList();
    }

    /** One exercise: green, or what is wrong, where. */
    public List<String> lines(ExerciseInfo exercise) {
        List<CheckResult> checks = of(exercise);
        boolean isGiven = given.contains(exercise.id());
        List<String> lines = new ArrayList<>();
        String title = String.format(Locale.ROOT, "%-28s", exercise.id());
        if (Score.isGreen(checks)) {
            long laws = checks.stream().filter(CheckResult::green).count();
            lines.add("  green  " + title + (isGiven ? "given" : laws + " checks")
                    + (checks.stream().anyMatch(CheckResult::cut) ? " so far, now with all their draws" : ""));
            checks.stream().filter(check -> check.status() == Status.SKIPPED)
                    .forEach(check -> lines.add("         skipped: " + check.law() + ": " + check.message()));
            return lines;
        }
        List<CheckResult> reds = checks.stream().filter(check -> check.status() == Status.RED)
                .sorted(Comparator.comparing(ChapterReport::difficulty).thenComparing(ChapterReport::isLong)).toList();
        if (unwritten.contains(exercise.id())) {
            Exercises.Place place = exercises.place(exercise);
            lines.add("  red    " + title + "not written yet: " + house.show(place.file()) + ":" + place.line());
            if (!reds.isEmpty()) {
                lines.add("         and what is written of it is not right:");
                lines.addAll(lines(reds.get(0)));
            }
            return lines;
        }
        if (reds.isEmpty()) {
            String waits = checks.stream().filter(check -> check.status() == Status.WAITS || check.status() == Status.TODO)
                    .map(CheckResult::message).findFirst().orElse("no check ran");
            lines.add("  red    " + title + waits);
            return lines;
        }
        long laws = checks.stream().filter(CheckResult::green).count();
        lines.add("  red    " + title + (brief ? "after " + laws + " green checks"
                : laws + " of " + checks.size() + " checks are green"));
        if (learner) {
            lines.add("         written at " + exercises.places(exercise).stream()
                    .map(place -> house.show(place.file()) + ":" + place.line()).collect(Collectors.joining(", ")));
        }
        int shown = full ? reds.size() : Math.min(LAWS_SHOWN, reds.size());
        Diagnosis told = null;
        for (CheckResult red : reds.subList(0, shown)) {
            boolean again = red.diagnosis() != null && red.diagnosis().equals(told); // once is enough
            lines.addAll(lines(again ? red.diagnosed(null) : red));
            told = red.diagnosis() == null ? told : red.diagnosis();
        }
        if (reds.size() > shown) {
            lines.add("         and " + (reds.size() - shown) + " more (--full shows all): "
                    + String.join(", ", reds.stream().skip(shown).map(ChapterReport::name).toList()));
        }
        return lines;
    }

    /**
     * What a learner should look at first: the example worked by hand, then what is computed, then its gradients,
     * then PyTorch's numbers, which are many where a drawn counterexample is small, last what was not tried after a
     * check that did not come back.
     */
    private static int difficulty(CheckResult red) {
        return red.message().startsWith("Not tried") ? 4 : red.gate() ? 0
                : red.check().endsWith("/golden") ? 3 : red.check().contains("gradient") ? 2 : 1;
    }

    /** Of two red checks the one with the smaller case comes first. */
    private static boolean isLong(CheckResult red) {
        return red.message().length() + red.sample().length() > LONG;
    }

    private static String name(CheckResult result) {
        return result.check().substring(result.check().indexOf('/') + 1);
    }

    private static List<String> lines(CheckResult red) {
        List<String> lines = new ArrayList<>();
        lines.add("         " + name(red) + ": " + red.law());
        Telling.of(red).forEach(line -> lines.add(UNDER_A_CHECK + line));
        return lines;
    }

    /** What explains a red check, where that comes after it. */
    public static List<String> lines(Diagnosis diagnosis) {
        return diagnosis.lines().stream().map(line -> UNDER_A_CHECK + line).toList();
    }
}
