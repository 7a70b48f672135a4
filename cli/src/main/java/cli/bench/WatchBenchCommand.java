package cli.bench;

import cli.Exit;
import cli.Output;
import cli.Problem;
import cli.learn.ChapterName;
import course.Chapter;
import course.Course;
import course.House;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo bench watch}: from a save to the verdict. */
@Command(
        name = "watch",
        description = "From a save to dojo watch's verdict, chapter by chapter; minutes for each.",
        footer = {"", "Example:", "  ./dojo bench watch --chapter 4"})
public final class WatchBenchCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private FiguresOptions figures;

    @Option(names = "--saves", paramLabel = "N", defaultValue = "20",
            description = "Saves of each chapter that is watched, a mistake and its repair in turns"
                    + " (default: ${DEFAULT-VALUE}).")
    private int saves;

    @Option(names = "--chapter", paramLabel = "CHAPTER", converter = ChapterName.class,
            description = "The chapter to watch; without it each one.")
    private List<Chapter> chapters;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (saves < 2 || saves % 2 != 0) {
            throw Problem.usage("--saves must be even and at least 2: each mistake that is saved is repaired.");
        }
        figures.row(output, WatchBench.Result.head());
        figures.measure(output, "watch", this::watch);
        return Exit.DONE;
    }

    private Measured watch() throws IOException, InterruptedException {
        List<WatchBench.Result> all = new ArrayList<>();
        for (Chapter chapter : chapters == null ? Course.chapters() : chapters) {
            all.add(WatchBench.run(House.find(), chapter, saves));
            figures.row(output, all.get(all.size() - 1).row());
        }
        return new Watched(all);
    }

    /** The chapters, whose rows were shown as they came. */
    private record Watched(List<WatchBench.Result> chapters) implements Measured {

        @Override
        public String table() {
            return "";
        }

        @Override
        public Map<String, Object> figures() {
            return Map.of("chapters", chapters.stream().map(WatchBench.Result::figures).toList());
        }
    }
}
