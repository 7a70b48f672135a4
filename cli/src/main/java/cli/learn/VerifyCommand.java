package cli.learn;

import cli.Exit;
import cli.LifeSign;
import cli.Output;
import cli.Problem;
import course.Chapter;
import course.Course;
import course.House;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code dojo verify}: everything that CI checks. The checks are tests under Maven; this command starts it, passes on
 * the lines that matter, and ends with a table of what the tests found. With {@code --seeds} the laws alone run, on the
 * reference, once for each seed.
 */
@Command(
        name = "verify",
        description = {"Checks the whole course, as CI does.",
            "Laws and goldens on the reference, skeletons, known bugs and",
            "alternatives, the arrows between the rooms, the command itself. Exit code 1: something is red."},
        footer = {"", "Examples:", "  ./dojo verify", "  ./dojo verify --seeds 20", "  ./dojo verify --seeds 5 --chapter 4"})
public final class VerifyCommand implements Callable<Integer> {

    private static final Pattern WORTH_SHOWING = Pattern.compile(
            "\\[(ERROR|WARNING)\\].*|.*Tests run:.*|.*Building LLM Dojo.*|Downloaded from.*");

    @Mixin
    private Output output;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "What the laws draw follows from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--seeds", paramLabel = "N",
            description = {"Only the laws, on the reference, with N seeds from --seed on.",
                "A check that is red with one of them is a false alarm; it is named with its seed."})
    private Integer seeds;

    @Option(names = "--chapter", paramLabel = "CHAPTER", converter = ChapterName.class,
            description = "With --seeds: a chapter to try; without it each one.")
    private List<Chapter> chapters;

    @Override
    public Integer call() throws IOException {
        House house = House.find();
        if (seeds != null && seeds < 1) {
            throw Problem.usage("--seeds takes how many, 1 or more, not " + seeds + ".");
        }
        if (seeds != null) {
            return trySeeds(house);
        }
        if (chapters != null) {
            throw Problem.usage("--chapter goes with --seeds; one chapter's tests alone: ./dojo test CHAPTER --on solutions.");
        }
        VerifySummary.forget(house);
        int code = maven(house);
        VerifySummary.read(house).lines().forEach(line -> output.line("%s", line));
        output.line(code == 0 ? "All is green." : "Something is red; what, stands above.");
        return code == 0 ? Exit.DONE : Exit.NO;
    }

    private int trySeeds(House house) throws IOException {
        List<Long> red = new ArrayList<>();
        for (long one = seed; one < seed + seeds; one++) {
            SeedTrial trial = SeedTrial.run(house, chapters == null ? Course.chapters() : chapters, one);
            trial.lines().forEach(line -> output.line("%s", line));
            if (!trial.green()) {
                red.add(one);
            }
        }
        output.line(red.isEmpty() ? "No false alarm with " + (seeds == 1 ? "this seed." : "these " + seeds + " seeds.")
                : "False alarms, with the seeds " + red + ".");
        return red.isEmpty() ? Exit.DONE : Exit.NO;
    }

    private int maven(House house) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn",
                "-B", "-Dstyle.color=never", "-pl", "!chapters", "-Ddojo.seed=" + seed, "test"));
        Process process;
        try {
            process = new ProcessBuilder(command).directory(house.root().toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new Problem("Maven could not be started; put mvn (3.8 or newer) on the PATH.", e);
        }
        Thread killer = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(killer);
        try (LifeSign life = LifeSign.of("verifying");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (WORTH_SHOWING.matcher(line).matches()) {
                    output.line("%s", line);
                }
            }
            int code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(killer);
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted.");
        }
    }
}
