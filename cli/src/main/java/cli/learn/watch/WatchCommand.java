package cli.learn.watch;

import cli.Exit;
import cli.LifeSign;
import cli.Output;
import cli.learn.ChildProcess;
import cli.learn.CurrentChapter;
import course.Chapter;
import course.Course;
import course.Exercises;
import course.House;
import course.LearnerBuild;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dojo watch}: a chapter is checked on every save. */
@Command(
        name = "watch",
        description = {"Checks your chapter on every save, the exercise that you changed first.",
            "Without CHAPTER it takes the first one in which something is still unwritten.",
            "Keys: n the next exercise that is not green, h its next hint, a all, q quit."},
        footer = {"", "Example:", "  ./dojo watch 4"})
public final class WatchCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Parameters(arity = "0..1", paramLabel = "CHAPTER", description = "For instance 4, 04 or attention.")
    private String chapter;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "What the laws draw follows from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--patience", paramLabel = "S", defaultValue = "10",
            description = "Seconds that one check may take (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Override
    public Integer call() throws InterruptedException {
        House house = House.find();
        Exercises exercises = Exercises.of(house);
        Chapter chosen = chapter != null ? Course.chapter(chapter)
                : new CurrentChapter(house, exercises).find().orElse(Course.chapters().get(0));
        Path scratch = house.root().resolve("target").resolve("learner");
        Printed printed = new Printed();
        output.line("Watching %s; q and Ctrl-C end it.", house.show(house.work(chosen)));
        ChildProcess.Start start = new ChildProcess.Start("chapters", List.of(chosen.topic()), seed, true, scratch);
        try (WarmChildren children = new WarmChildren(start, printed::hear);
                LearnerBuild build = compile(house, chosen);
                Terminal terminal = Terminal.open();
                Watching watching = new Watching(
                        new WatchRun.Watched(house, exercises, chosen, build, children, patience), children, printed,
                        new Screen(terminal, output))) {
            Thread interrupted = new Thread(() -> end(terminal));
            Runtime.getRuntime().addShutdownHook(interrupted);
            watching.watch(terminal);
            Runtime.getRuntime().removeShutdownHook(interrupted);
            end(terminal);
        }
        return Exit.DONE;
    }

    private void end(Terminal terminal) {
        terminal.close();
        output.line("The watch has ended; your files are as you saved them.");
    }

    private static LearnerBuild compile(House house, Chapter chosen) {
        try (LifeSign life = LifeSign.of("compiling " + chosen)) {
            return LearnerBuild.of(house, "watch", List.of(chosen), false);
        }
    }
}
