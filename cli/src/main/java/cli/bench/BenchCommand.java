package cli.bench;

import cli.BackendOption;
import cli.Exit;
import cli.LifeSign;
import cli.Output;
import cli.Problem;
import cli.learn.ChapterName;
import course.Chapter;
import course.Course;
import course.House;
import datasets.Stories;
import datasets.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dojo bench}: how fast the parts are on this machine, as a table. */
@Command(
        name = "bench",
        description = {"Measures how fast the parts are on this machine.",
            "  bpe     training a vocabulary: 133 kB to 500 tokens, the whole text to 10,000",
            "  encode  encoding beside jtokkit in the same run; needs GPT-2's --vocab and --merges",
            "  step    one training step of the preset baby, and its memory",
            "  watch   from a save to dojo watch's verdict, chapter by chapter; minutes for each"},
        footer = {"", "Examples:", "  ./dojo bench step", "  ./dojo bench bpe --data my-text.txt",
            "  ./dojo bench watch --chapter 4"})
public final class BenchCommand implements Callable<Integer> {

    /** What is measured. */
    enum Part { BPE, ENCODE, STEP, WATCH }

    @Mixin
    private Output output;

    @Mixin
    private BackendOption backend;

    @Parameters(paramLabel = "PART", description = "bpe, encode, step or watch.")
    private Part part;

    @Option(names = "--data", paramLabel = "FILE", defaultValue = "embedded",
            description = "A UTF-8 text, or embedded (default).")
    private String data;

    @Option(names = "--vocab", paramLabel = "FILE", description = "GPT-2's vocab.json.")
    private Path vocab;

    @Option(names = "--merges", paramLabel = "FILE", description = "GPT-2's merges.txt.")
    private Path merges;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "300",
            description = "Steps of the measurement (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--saves", paramLabel = "N", defaultValue = "20",
            description = "Saves of each chapter that is watched (default: ${DEFAULT-VALUE}).")
    private int saves;

    @Option(names = "--chapter", paramLabel = "CHAPTER", converter = ChapterName.class,
            description = "The chapter to watch; without it each one.")
    private List<Chapter> chapters;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String text = data.equals("embedded") ? Stories.train() : TextFile.read(Path.of(data));
        try (LifeSign life = LifeSign.of("measuring")) {
            switch (part) {
                case BPE -> {
                    BpeBench.Result result = BpeBench.run(text);
                    show(result, result.table());
                }
                case ENCODE -> {
                    if (vocab == null || merges == null) {
                        throw Problem.usage("bench encode needs GPT-2's own files: --vocab FILE --merges FILE.");
                    }
                    EncodeBench.Result result = EncodeBench.run(text, vocab, merges);
                    show(result, result.table());
                }
                case STEP -> {
                    backend.start();
                    StepBench.Result result = StepBench.run(text, steps);
                    show(result, result.table());
                }
                case WATCH -> watch();
            }
        }
        return Exit.DONE;
    }

    private void watch() throws IOException, InterruptedException {
        if (!json) {
            output.text(WatchBench.Result.head());
        }
        for (Chapter chapter : chapters == null ? Course.chapters() : chapters) {
            WatchBench.Result result = WatchBench.run(House.find(), chapter, saves);
            show(result, result.row());
        }
    }

    private void show(Object result, String table) {
        if (json) {
            output.json(result);
        } else {
            output.text(table);
        }
    }
}
