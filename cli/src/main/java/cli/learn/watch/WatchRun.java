package cli.learn.watch;

import checks.CheckResult;
import cli.Sentence;
import cli.learn.ChildRun;
import cli.learn.Children;
import cli.learn.Verdicts;
import course.Chapter;
import course.Course;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import course.LearnerBuild;
import course.Workbook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What follows a save: what changed is compiled, then the chapter is checked, the exercise under work first. Runs in a
 * thread of its own and tells the watch by events.
 */
final class WatchRun implements Runnable {

    /** How long the exercise under work may draw before its verdict; then it is checked again with all draws. */
    private static final long DRAW_MILLIS = 1_000;
    private static final long ALL_DRAWS = 0;

    private final Watched watched;
    private final int number;
    private final Set<Chapter> changed;
    private final Set<Path> known;
    private final Optional<String> underWork;
    private final Consumer<Event> events;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** What all runs of a watch have in common. */
    record Watched(House house, Exercises exercises, Chapter chapter, LearnerBuild build, Children children,
            int patienceSeconds) {

        /** The chapter's exercises, in the order in which a learner meets them. */
        List<String> ids() {
            return exercises.of(chapter).stream().map(ExerciseInfo::id).toList();
        }

        /** The chapters whose sources matter: those that this one needs, and itself. */
        List<Chapter> chapters() {
            return Stream.concat(Course.needsOf(chapter).stream(), Stream.of(chapter)).toList();
        }
    }

    /**
     * A run that has not begun.
     *
     * @param changed chapters to compile again
     * @param known sources that were there before
     * @param underWork id of the exercise to check first; empty where that is not known
     */
    WatchRun(Watched watched, int number, Set<Chapter> changed, Set<Path> known, Optional<String> underWork,
            Consumer<Event> events) {
        this.watched = watched;
        this.number = number;
        this.changed = changed;
        this.known = known;
        this.underWork = underWork;
        this.events = events;
    }

    /** The chapters that it compiles. */
    Set<Chapter> changed() {
        return changed;
    }

    void cancel() {
        cancelled.set(true);
    }

    @Override
    public void run() {
        try {
            if (!cancelled.get()) {
                Optional<Event.Stopped> stopped = gone().or(this::compile);
                stopped.ifPresentOrElse(events, this::check);
            }
        } catch (RuntimeException problem) {
            events.accept(new Event.Stopped(number, Sentence.of(problem), List.of()));
        }
    }

    /** A source, or a whole chapter, that is there no more. */
    private Optional<Event.Stopped> gone() {
        for (Chapter chapter : watched.chapters()) {
            Path work = watched.house().work(chapter);
            Stream<Path> exercises = watched.exercises().of(chapter).stream()
                    .flatMap(exercise -> exercise.methods().stream())
                    .map(method -> work.resolve("dojo").resolve(method.file()));
            Optional<Path> gone = Stream.of(Stream.of(work), exercises, known.stream().filter(path -> path.startsWith(work)))
                    .flatMap(paths -> paths).filter(path -> !Files.exists(path)).findFirst();
            if (gone.isPresent()) {
                return Optional.of(new Event.Stopped(number, watched.house().show(gone.get()) + " is gone: put it back, "
                        + "or write the chapter's skeleton with ./dojo reset " + chapter.number()
                        + ", which keeps a backup of the rest.", List.of()));
            }
        }
        return Optional.empty();
    }

    private Optional<Event.Stopped> compile() {
        watched.build().again(changed);
        LearnerBuild.Outcome own = watched.build().outcomes().get(watched.chapter());
        if (own.compiled()) {
            return Optional.empty();
        }
        Chapter culprit = own.heldBackBy() == null ? watched.chapter() : own.heldBackBy();
        return Optional.of(new Event.Stopped(number, culprit + " does not compile"
                + (culprit.equals(watched.chapter()) ? ":" : ", and " + watched.chapter() + " needs it:"),
                watched.build().outcomes().get(culprit).shown().stripTrailing().lines().toList()));
    }

    private void check() {
        Workbook workbook = new Workbook(watched.house(), watched.exercises());
        Set<String> unwritten = Set.copyOf(workbook.unwritten(watched.chapter()));
        List<String> order = new ArrayList<>(watched.ids());
        order.removeAll(workbook.untouched(watched.chapter()));
        String first = underWork.orElse(order.isEmpty() ? watched.ids().get(0) : order.get(0));
        List<CheckResult> results = new ArrayList<>();
        if (!order.remove(first)) {
            events.accept(new Event.First(number, first, List.of(), unwritten));
        } else if (!check(first, DRAW_MILLIS, unwritten, results)) {
            events.accept(new Event.First(number, first, List.copyOf(results), unwritten));
            if (results.stream().anyMatch(CheckResult::cut) && results.stream().noneMatch(CheckResult::red)) {
                results.clear();
                boolean told = check(first, ALL_DRAWS, unwritten, results);
                if (!told && results.stream().anyMatch(CheckResult::red)) { // it did not come back, or ended the process
                    events.accept(new Event.First(number, first, List.copyOf(results), unwritten));
                }
            }
        }
        if (!order.isEmpty()) {
            run(ALL_DRAWS).run(order, results::add);
        }
        if (!cancelled.get()) { // by no save: the sources are those that were checked
            Verdicts.before(watched.house(), watched.exercises(), List.of(watched.chapter()))
                    .keepBrief(watched.chapter(), results);
            events.accept(new Event.Over(number, List.copyOf(results), unwritten));
        }
    }

    /** Checks the exercise under work; tells of a red check at once, and then what explains it. False: told of none. */
    private boolean check(String exercise, long drawMillis, Set<String> unwritten, List<CheckResult> results) {
        AtomicReference<String> told = new AtomicReference<>();
        run(drawMillis).run(List.of(exercise), red -> {
            told.set(red.check());
            events.accept(new Event.First(number, exercise,
                    Stream.concat(results.stream(), Stream.of(red)).toList(), unwritten));
        }, results::add);
        results.stream().filter(result -> result.check().equals(told.get()) && result.diagnosis() != null)
                .forEach(result -> events.accept(new Event.Explained(number, result.diagnosis())));
        return told.get() != null;
    }

    private ChildRun run(long drawMillis) {
        return new ChildRun(watched.children(), watched.build().folders(), true, drawMillis,
                watched.patienceSeconds(), cancelled::get);
    }
}
