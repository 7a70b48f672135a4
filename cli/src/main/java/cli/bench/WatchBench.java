package cli.bench;

import cli.Problem;
import course.Chapter;
import course.Exercises;
import course.House;
import course.KnownBug;
import course.KnownBugs;
import course.Workbook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * How long {@code dojo watch} takes from a save to the verdict. A learner is played: in a copy of the house, with the
 * chapter's reference as their own, they save a known bug and wait, then the right answer and wait, and so on through
 * the chapter. The verdict is the line on the bug's exercise, red after a bug and green after the right answer.
 */
final class WatchBench {

    private static final int PATIENCE_SECONDS = 120;
    private static final int WARM_UP = 2;
    private static final String LAST_LINE = "q quit";

    private final House house;
    private final Chapter chapter;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /**
     * What was measured.
     *
     * @param median seconds from a save to the verdict on the exercise that it changed
     * @param worst of all saves
     * @param worstOf the exercise of that one, and its colour
     * @param whole seconds from a save until the whole chapter is checked, median
     */
    record Result(String chapter, int saves, double median, double worst, String worstOf, double whole) {

        static String head() {
            return String.format(Locale.ROOT, "%-20s %5s %9s %14s %9s%n", "from save to verdict", "saves", "median",
                    "whole chapter", "worst");
        }

        Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("chapter", chapter);
            figures.put("saves", saves);
            figures.put("median_seconds", median);
            figures.put("worst_seconds", worst);
            figures.put("worst_of", worstOf);
            figures.put("whole_chapter_seconds", whole);
            return figures;
        }

        String row() {
            return String.format(Locale.ROOT, "%-20s %5d %7.2f s %12.2f s %7.2f s  %s%n", chapter, saves, median,
                    whole, worst, worstOf);
        }
    }

    private WatchBench(House house, Chapter chapter) {
        this.house = house;
        this.chapter = chapter;
    }

    /** Measures one chapter in a copy of the house, which is deleted afterwards. */
    static Result run(House original, Chapter chapter, int saves) throws IOException, InterruptedException {
        try (HouseCopy copy = HouseCopy.of(original)) {
            return new WatchBench(copy.house(), chapter).measure(saves);
        }
    }

    private Result measure(int saves) throws IOException, InterruptedException {
        Workbook workbook = new Workbook(house, Exercises.of(house));
        workbook.unlock(chapter);
        Process watch = start();
        try {
            await(Pattern.compile(LAST_LINE));
            List<Save> all = new ArrayList<>();
            KnownBugs catalogue = KnownBugs.of(house, chapter);
            for (int save = -WARM_UP; save < saves; save += 2) {
                // subtle: spread over the catalogue, which is in the order of the exercises
                KnownBug bug = catalogue.bugs().get(Math.max(0, save) * catalogue.bugs().size() / Math.max(1, saves));
                Save red = save(() -> workbook.write(chapter, catalogue.apply(bug)), "red", bug.exercise());
                Save green = save(() -> workbook.unlock(chapter), "green", bug.exercise());
                if (save >= 0) {
                    all.add(red);
                    all.add(green);
                }
            }
            all.sort(Comparator.comparing(Save::whole));
            double whole = all.get(all.size() / 2).whole;
            all.sort(Comparator.comparing(Save::verdict));
            Save worst = all.get(all.size() - 1);
            return new Result(chapter.toString(), all.size(), all.get(all.size() / 2).verdict, worst.verdict, worst.what,
                    whole);
        } finally {
            watch.destroy();
        }
    }

    /** Seconds to the verdict, and until the chapter is checked. */
    private record Save(String what, double verdict, double whole) {}

    private Save save(Runnable write, String colour, String exercise) throws InterruptedException {
        lines.clear();
        write.run();
        long saved = System.nanoTime();
        await(Pattern.compile("  " + colour + " +" + Pattern.quote(exercise) + " .*"));
        double verdict = (System.nanoTime() - saved) * 1e-9;
        await(Pattern.compile(".*" + LAST_LINE));
        double whole = (System.nanoTime() - saved) * 1e-9;
        Thread.sleep(500); // a learner reads
        return new Save(colour + " " + exercise, verdict, whole);
    }

    private void await(Pattern line) throws InterruptedException {
        String said;
        do {
            said = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (said == null) {
                throw new Problem("The watch of " + chapter + " did not say \"" + line + "\" within " + PATIENCE_SECONDS
                        + " seconds.");
            }
        } while (!line.matcher(said).find());
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Ddojo.home=" + house.root(), "-cp", System.getProperty("java.class.path"), "cli.Dojo",
                "watch", chapter.number()));
        Process watch = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Runtime.getRuntime().addShutdownHook(new Thread(watch::destroy));
        Thread reader = new Thread(() -> {
            try (BufferedReader said = new BufferedReader(
                    new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
                said.lines().forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException ended) {
                // it was told to end
            }
        }, "watch");
        reader.setDaemon(true);
        reader.start();
        return watch;
    }
}
