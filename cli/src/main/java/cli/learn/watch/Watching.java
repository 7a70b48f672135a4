package cli.learn.watch;

import checks.CheckResult;
import cli.Sentence;
import cli.learn.ChapterReport;
import cli.learn.NextHint;
import course.Chapter;
import course.ExerciseInfo;
import course.Progress;
import course.Touched;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The loop of {@code dojo watch}: looks for saves, starts a run for each, shows what it finds and does what the keys
 * say. All of it in one thread; only runs and keys come from others, as events.
 */
final class Watching implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;
    private static final long LIFE_NANOS = 1_900_000_000L;
    private static final int MOST_RAW = 20;
    private static final String KEYS = "n next   h hint   a all   q quit";

    private final WatchRun.Watched watched;
    private final WarmChildren children;
    private final Printed printed;
    private final Screen screen;
    private final Saves saves;
    private final Touched touched = new Touched();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final ExecutorService runner = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "run");
        thread.setDaemon(true);
        return thread;
    });

    private int number;
    private WatchRun run;
    private long runSince;
    private long lastSign;
    private Optional<String> underWork = Optional.empty();
    private List<CheckResult> results = List.of();
    private Set<String> unwritten = Set.of();

    Watching(WatchRun.Watched watched, WarmChildren children, Printed printed, Screen screen) {
        this.watched = watched;
        this.children = children;
        this.printed = printed;
        this.screen = screen;
        this.saves = new Saves(watched.chapters().stream().map(watched.house()::work).toList());
        saves.known().forEach(touched::look);
    }

    /** Watches until the key q, or until nobody reads what it says. */
    void watch(Terminal terminal) throws InterruptedException {
        terminal.keys(key -> events.add(new Event.Key(key)));
        begin(Set.of());
        while (!screen.isUnread()) {
            Event event = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (event instanceof Event.Key pressed && (pressed.key() == 'q' || pressed.key() == 'Q')) {
                return;
            } else if (event != null) {
                show(event);
            }
            Set<Path> saved = saves.look();
            if (!saved.isEmpty()) {
                save(saved);
            }
            giveSign();
        }
    }

    private void save(Set<Path> saved) {
        Set<Chapter> chapters = new HashSet<>();
        Set<String> exercises = new HashSet<>();
        for (Path file : saved) {
            watched.chapters().stream().filter(one -> file.startsWith(watched.house().work(one))).forEach(chapters::add);
            exercises.addAll(touched.look(file));
        }
        exercises.retainAll(watched.ids());
        if (exercises.isEmpty()) { // a helper was changed: one of the exercises beside it is meant
            saved.forEach(file -> exercises.addAll(touched.in(file)));
        }
        if (underWork.filter(exercises::contains).isEmpty()) {
            underWork = watched.ids().stream().filter(exercises::contains).findFirst().or(() -> underWork);
        }
        begin(chapters);
    }

    private void begin(Set<Chapter> changed) {
        if (run != null) {
            run.cancel();
            changed = union(changed, run.changed());                // it may not have come to compile them
        }
        run = new WatchRun(watched, ++number, changed, Set.copyOf(saves.known()), underWork, events::add);
        runSince = System.nanoTime();
        lastSign = runSince;
        runner.execute(run);
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
        Set<T> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private void show(Event event) {
        if (event instanceof Event.Key pressed) {
            try {
                press(Character.toLowerCase((char) pressed.key()));
            } catch (RuntimeException problem) {
                screen.line(Sentence.of(problem));
            }
        } else if (event instanceof Event.First first && first.run() == number) {
            underWork = Optional.of(first.exercise());
            screen.page();
            screen.line(head());
            screen.lines(report(first.results(), first.unwritten()).lines(exercise(first.exercise())));
            screen.raw(printed.take());
        } else if (event instanceof Event.Explained explained && explained.run() == number) {
            screen.lines(ChapterReport.lines(explained.diagnosis()));
        } else if (event instanceof Event.Over over && over.run() == number) {
            over(over);
        } else if (event instanceof Event.Stopped stopped && stopped.run() == number) {
            screen.page();
            screen.line(head());
            screen.line(stopped.sentence());
            screen.raw(stopped.raw().stream().limit(MOST_RAW).toList());
            end();
        }
    }

    /** The chapter, the time, and how long it took: "01-bpe at 14:03:22, after 0.4 s". */
    private String head() {
        return String.format(Locale.ROOT, "%s at %tT, after %.1f s", watched.chapter(), LocalTime.now(),
                (System.nanoTime() - runSince) / 1e9);
    }

    private void over(Event.Over over) {
        results = over.results();
        unwritten = over.unwritten();
        ChapterReport report = report();
        List<String> open = report.open();
        if (!open.isEmpty() && underWork.filter(open::contains).isEmpty()) {
            underWork = Optional.of(open.get(0));
            screen.lines(report.lines(exercise(open.get(0))));
        }
        printed.take();                                              // by checks of exercises that nobody looks at
        List<String> red = open.stream().filter(id -> !unwritten.contains(id)).toList();
        if (red.size() > 1) {
            screen.line("Red: " + String.join(", ", red));
        }
        screen.line(report.sum() + (unwritten.isEmpty() ? "" : ", " + unwritten.size() + " not written yet"));
        end();
        children.restock();
    }

    private void end() {
        screen.line(KEYS);
        run = null;
    }

    private void press(char key) {
        boolean nothing = results.isEmpty() && unwritten.isEmpty();
        if ((key == 'n' || key == 'a') && nothing) {
            screen.line("No check has run yet.");
        } else if (key == 'n') {
            next();
        } else if (key == 'h') {
            screen.lines(new NextHint(watched.house(), underWork.orElse(watched.ids().get(0))).lines());
        } else if (key == 'a') {
            screen.lines(report().lines());
        } else if (key > ' ') {
            screen.line(KEYS);
        }
    }

    /** On to the next exercise that is not green, and back to the first one after the last. */
    private void next() {
        List<String> open = report().open();
        if (open.isEmpty()) {
            screen.line("All is green.");
            return;
        }
        int at = underWork.map(watched.ids()::indexOf).orElse(-1);
        String next = open.stream().filter(id -> watched.ids().indexOf(id) > at).findFirst().orElse(open.get(0));
        underWork = Optional.of(next);
        screen.lines(report().lines(exercise(next)));
    }

    private ExerciseInfo exercise(String id) {
        return watched.exercises().get(id);
    }

    private ChapterReport report() {
        return report(results, unwritten);
    }

    private ChapterReport report(List<CheckResult> results, Set<String> unwritten) {
        return new ChapterReport(watched.house(), watched.exercises(), watched.chapter(), results, unwritten,
                Set.copyOf(Progress.of(watched.house()).given()), true, true, false, command());
    }

    private String command() {
        return "./dojo test " + watched.chapter().number();
    }

    /** Nothing is silent for more than two seconds. */
    private void giveSign() {
        long now = System.nanoTime();
        if (run != null && now - lastSign > LIFE_NANOS) {
            lastSign = now;
            screen.passing("checking " + watched.chapter() + ", " + (now - runSince) / 1_000_000_000L + " s");
        }
    }

    @Override
    public void close() {
        if (run != null) {
            run.cancel();
        }
        runner.shutdownNow();
    }
}
