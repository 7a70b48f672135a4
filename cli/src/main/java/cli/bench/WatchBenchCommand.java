package cli.bench;

import cli.Exit;
import cli.LifeSign;
import cli.Output;
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
            description = "Saves of each chapter that is watched (default: ${DEFAULT-VALUE}).")
    private int saves;

    @Option(names = "--chapter", paramLabel = "CHAPTER", converter = ChapterName.class,
            description = "The chapter to watch; without it each one.")
    private List<Chapter> chapters;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Map<String, Object>> all = new ArrayList<>();
        figures.row(output, WatchBench.Result.head());
        try (LifeSign life = LifeSign.of("measuring")) {
            for (Chapter chapter : chapters == null ? Course.chapters() : chapters) {
                WatchBench.Result result = WatchBench.run(House.find(), chapter, saves);
                figures.row(output, result.row());
                all.add(result.figures());
            }
        }
        figures.show(output, "watch", Map.of("chapters", all), "");
        return Exit.DONE;
    }
}
