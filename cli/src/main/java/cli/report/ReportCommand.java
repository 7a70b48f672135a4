package cli.report;

import cli.BackendOption;
import cli.Exit;
import cli.LifeSign;
import cli.Output;
import cli.train.LearnerRun;
import course.House;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo report}: a page about what the learner has built and trained. */
@Command(
        name = "report",
        description = {"Writes a page about your own work.",
            "How far you are in each chapter, and what your own GPT came to once ./dojo pretrain gpt --mine has",
            "trained one: its loss between the simple models and the floor, what it writes, where it looks."},
        footer = {"", "Example:", "  ./dojo report --out target/report"})
public final class ReportCommand implements Callable<Integer> {

    private static final String PAGE = "report.html";

    @Mixin
    private Output output;

    @Mixin
    private BackendOption backend;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "target/report",
            description = "Where the page goes (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Override
    public Integer call() throws IOException {
        House house = House.find();
        LearnerRun.Listed noted = LearnerRun.all(house);
        noted.notice().ifPresent(notice -> output.note("%s", notice));
        LearnersPage page = new LearnersPage();
        try (var life = LifeSign.of("reading your chapters")) {
            ProgressSection progress = new ProgressSection(house);
            progress.notice().ifPresent(notice -> output.note("%s", notice));
            page.progress(progress);
        }
        Optional<LearnerRun> latest = latest(noted);
        if (latest.isPresent()) {
            gpt(house, page, latest.get());
        } else {
            try (var life = LifeSign.of("counting")) {
                page.ladderWithoutGpt(Ladder.ofStories());
            }
        }
        page.runs(house, noted.runs());
        page.write(out.resolve(PAGE));
        output.line("Your page: %s", out.resolve(PAGE));
        return Exit.DONE;
    }

    /** The last run whose folder still holds what was trained there. */
    private static Optional<LearnerRun> latest(LearnerRun.Listed noted) {
        return noted.runs().stream().filter(LearnerRun::isThere).reduce((earlier, later) -> later);
    }

    private void gpt(House house, LearnersPage page, LearnerRun run) throws IOException {
        OwnModel model = OwnModel.open(run);
        try (var life = LifeSign.of("counting")) {
            page.gpt(run, model.plan(), model.metrics(), model.ladder());
        }
        backend.start();
        page.work(model.work(house, output));
    }
}
