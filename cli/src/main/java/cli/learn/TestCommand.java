package cli.learn;

import checks.CheckResult;
import cli.Exit;
import cli.LifeSign;
import cli.Output;
import cli.Problem;
import course.Chapter;
import course.Course;
import course.ExerciseInfo;
import course.Exercises;
import course.House;
import course.LearnerBuild;
import course.Progress;
import course.Workbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dojo test}: a learner's chapters against the laws and the reference. */
@Command(
        name = "test",
        description = {"Checks your chapter against the laws and the reference.",
            "Without CHAPTER it takes the first one in which something is still unwritten.",
            "Exit code 0: every exercise is green; 1: one is not."},
        footer = {"", "Examples:", "  ./dojo test 4", "  ./dojo test --all", "  ./dojo test 4 --on solutions"})
public final class TestCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Parameters(arity = "0..1", paramLabel = "CHAPTER", description = "For instance 4, 04 or attention.")
    private String chapter;

    @Option(names = "--all", description = "All chapters.")
    private boolean all;

    @Option(names = "--full", description = "Tell every red check, not only the first two of an exercise.")
    private boolean full;

    @Option(names = "--on", paramLabel = "SIDE", defaultValue = "chapters",
            description = "chapters, your own code (default), or solutions, the reference.")
    private String side;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "What the laws draw follows from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--patience", paramLabel = "S", defaultValue = "30",
            description = "Seconds that one check may take (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Override
    public Integer call() throws IOException {
        if (!Set.of("chapters", "solutions").contains(side)) {
            throw Problem.usage("--on takes chapters or solutions, not " + side + ".");
        }
        if (all && chapter != null) {
            throw Problem.usage("Give a chapter or --all, not both.");
        }
        House house = House.find();
        Exercises exercises = Exercises.of(house);
        List<Chapter> chosen = chosen(house, exercises);
        if (side.equals("solutions")) {
            return check(house, exercises, chosen, List.of(), (chapter, results) -> { }) ? Exit.DONE : Exit.NO;
        }
        Verdicts verdicts = Verdicts.before(house, exercises, chosen);
        try (LearnerBuild build = LearnerBuild.of(house, "test", chosen, false)) {
            boolean compiles = showCompilation(build);
            List<Chapter> tested = chosen.stream().filter(one -> build.outcomes().get(one).compiled()).toList();
            return check(house, exercises, tested, build.folders(), verdicts::keep) && compiles ? Exit.DONE : Exit.NO;
        }
    }

    private boolean check(House house, Exercises exercises, List<Chapter> tested, List<Path> folders,
            BiConsumer<Chapter, List<CheckResult>> keeper) throws IOException {
        boolean learner = side.equals("chapters");
        Path scratch = house.root().resolve("target").resolve("learner");
        Files.createDirectories(scratch);
        Progress progress = Progress.of(house);
        progress.notice().ifPresent(notice -> output.note("%s", notice));
        Set<String> given = learner ? progress.given() : Set.of();
        boolean green = true;
        for (Chapter one : tested) {
            List<CheckResult> results = new ArrayList<>();
            Workbook workbook = new Workbook(house, exercises);
            Set<String> unwritten = learner ? Set.copyOf(workbook.unwritten(one)) : Set.of();
            List<String> begun = new ArrayList<>(exercises.of(one).stream().map(ExerciseInfo::id).toList());
            begun.removeAll(learner ? workbook.untouched(one) : List.of());
            ChildProcess.Start start = new ChildProcess.Start(side, List.of(one.topic()), seed, false, scratch);
            if (!begun.isEmpty()) {
                try (ReusedChildren children = new ReusedChildren(start, System.err::println);
                        LifeSign life = LifeSign.of("checking " + one)) {
                    results.addAll(new SideBySide(children, folders, patience).run(begun));
                }
            }
            ChapterReport report =
                    new ChapterReport(house, exercises, one, results, unwritten, given, learner, false,
                            full, command(one));
            report.lines().forEach(line -> output.line("%s", line));
            keeper.accept(one, results);
            green &= report.green();
        }
        return green;
    }

    private List<Chapter> chosen(House house, Exercises exercises) {
        if (all) {
            return Course.chapters();
        }
        if (chapter != null) {
            return List.of(Course.chapter(chapter));
        }
        return new CurrentChapter(house, exercises).find().map(List::of).orElse(Course.chapters());
    }

    private boolean showCompilation(LearnerBuild build) {
        boolean compiles = true;
        for (Map.Entry<Chapter, LearnerBuild.Outcome> entry : build.outcomes().entrySet()) {
            LearnerBuild.Outcome outcome = entry.getValue();
            compiles &= outcome.compiled();
            if (outcome.heldBackBy() != null) {
                output.line("%s waits: it needs %s, which does not compile.", entry.getKey(), outcome.heldBackBy());
            } else if (!outcome.compiled()) {
                output.line("%s does not compile:", entry.getKey());
                output.line("%s", outcome.shown().stripTrailing());
            }
        }
        return compiles;
    }

    /** How to run the same again. */
    private String command(Chapter one) {
        return "./dojo test " + one.number() + (side.equals("solutions") ? " --on solutions" : "") + " --seed " + seed;
    }
}
