package engine.metrics;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One line that says how far long work is: {@code pretrain [#####-----]  50 %  1000/2000  9.6 steps/s  1:44 left
 * loss 2.013}.
 *
 * <p>On a terminal the line is drawn over itself at most five times a second. Elsewhere (a file, a build server) a line
 * is printed every two seconds. {@link #start} also draws while no call comes, so that one long step is not silent.
 */
public final class Progress implements AutoCloseable {

    private static final int COLUMNS = 79; // a character in column 80 would wrap on some terminals
    private static final int SHORTEST_BAR = 5;
    private static final int LONGEST_BAR = 30;
    private static final long SECOND = 1_000_000_000L; // nanoseconds
    private static final long QUIET = 19 * SECOND / 10; // the longest silence: two seconds, less a beat
    private static final long BEAT_MILLIS = 100;

    private final Screen screen;
    private final String what;
    private final String unit;
    private final long total;
    private final long first;
    private final long begun;

    private long done;
    private String note = "";
    private long drawn; // when, in nanoseconds
    private boolean pending; // whether there is news since
    private Thread heart; // null where nothing beats

    /**
     * Where a progress is shown.
     *
     * @param redraws  whether a line may be drawn over itself
     * @param nanoTime a clock in nanoseconds
     */
    public record Screen(PrintStream out, boolean redraws, LongSupplier nanoTime) {

        /** Standard error of this process. */
        public static Screen standardError() {
            return new Screen(System.err, isTerminal(System.console() != null, System.getenv()), System::nanoTime);
        }

        /** A console, no build server (CI), that can move (TERM), where nobody wants plain text (NO_COLOR). */
        public static boolean isTerminal(boolean hasConsole, Map<String, String> environment) {
            return hasConsole && !environment.containsKey("CI") && !environment.containsKey("NO_COLOR")
                    && !"dumb".equals(environment.get("TERM"));
        }
    }

    /**
     * Progress of {@code total} units on standard error, which a thread of its own keeps alive; the parameters are
     * those of the constructor.
     */
    public static Progress start(String what, String unit, long first, long total) {
        Progress progress = new Progress(Screen.standardError(), what, unit, first, total);
        progress.heart = new Thread(progress::beatUntilClosed, "progress");
        progress.heart.setDaemon(true);
        progress.heart.start();
        return progress;
    }

    private void beatUntilClosed() {
        try {
            while (true) {
                Thread.sleep(BEAT_MILLIS);
                beat();
            }
        } catch (InterruptedException closed) {
            // the work is done
        }
    }

    /**
     * Shows a progress for the first time.
     *
     * @param what  the work's name, a word or two
     * @param unit  what is counted, in the plural: steps, merges
     * @param first how many were done before, by the run that this one resumes; 0 for a new one
     * @param total how many there are, those done before included
     */
    public Progress(Screen screen, String what, String unit, long first, long total) {
        if (total < 1 || first < 0 || first > total) throw new IllegalArgumentException(
                "Progress from " + first + " to " + total + " " + unit + " is none: ask for 0 <= first <= total.");
        this.screen = screen;
        this.what = what;
        this.unit = unit;
        this.total = total;
        this.first = first;
        this.done = first;
        this.begun = screen.nanoTime.getAsLong();
        draw();
    }

    /** @param done how many units of the total are done now */
    public synchronized void update(long done) {
        update(done, note);
    }

    /** @param note what else is worth knowing, shown last, such as {@code loss 2.013} */
    public synchronized void update(long done, String note) {
        this.done = Math.min(done, total);
        this.note = note;
        this.pending = true;
        if (silence() >= (screen.redraws ? SECOND / 5 : QUIET)) draw();
    }

    /** Draws the last state anew where nothing was drawn for two seconds. */
    public synchronized void beat() {
        if (silence() >= QUIET) draw();
    }

    private long silence() {
        return screen.nanoTime.getAsLong() - drawn;
    }

    /** Draws the last state and ends the line. */
    @Override
    public synchronized void close() {
        if (heart != null) heart.interrupt();
        if (pending) draw();
        if (screen.redraws) screen.out.println();
        screen.out.flush();
    }

    private void draw() {
        drawn = screen.nanoTime.getAsLong();
        pending = false;
        String line = line(drawn);
        if (screen.redraws) screen.out.print("\r" + line + " ".repeat(COLUMNS - line.length()));
        else screen.out.println(line);
        screen.out.flush();
    }

    private String line(long now) {
        double seconds = (now - begun) / (double) SECOND;
        StringBuilder figures = new StringBuilder();
        figures.append(String.format(Locale.ROOT, " %3d %%  %d/%d", 100 * done / total, done, total));
        if (done > first && seconds > 0) {
            double rate = (done - first) / seconds;
            figures.append("  ").append(digits(rate)).append(' ').append(unit).append("/s  ");
            figures.append(done < total ? time((total - done) / rate) + " left" : "in " + time(seconds));
        }
        if (!note.isEmpty()) figures.append("  ").append(note);
        int room = COLUMNS - what.length() - " []".length() - figures.length();
        String line = what + (room < SHORTEST_BAR ? "" : " " + bar(Math.min(room, LONGEST_BAR))) + figures;
        return line.length() > COLUMNS ? line.substring(0, COLUMNS) : line;
    }

    private String bar(int length) {
        int full = (int) (length * done / total);
        return "[" + "#".repeat(full) + "-".repeat(length - full) + "]";
    }

    /** Three digits where the number is small, none behind the point where it is large. */
    private static String digits(double rate) {
        return String.format(Locale.ROOT, rate < 1 ? "%.2f" : rate < 100 ? "%.1f" : "%,.0f", rate);
    }

    /** {@code m:ss}, with hours in front where there are any. */
    private static String time(double seconds) {
        long whole = Math.round(Math.min(seconds, 1e9));
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
