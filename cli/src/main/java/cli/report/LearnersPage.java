package cli.report;

import cli.Parts;
import cli.train.LearnerRun;
import cli.train.RunFile;
import course.Chapter;
import course.Course;
import course.House;
import engine.metrics.MetricsLog;
import engine.plot.BarPlot;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that {@code dojo report} writes, section by section. */
final class LearnersPage {

    private static final String TRAIN = "./dojo pretrain gpt --mine --fill --preset tiny --out target/mine";

    private final HtmlReport report = new HtmlReport("LLM Dojo: what you have built");

    /** Chapter by chapter, and the whole. */
    void progress(ProgressSection section) {
        section.addTo(report);
    }

    /** What a GPT will be measured by, for those who have trained none. */
    void ladderWithoutGpt(Ladder ladder) {
        report.section("The ladder")
                .text("Your own GPT has not been trained yet. Even with a single exercise of chapter 04 written it can "
                        + "be: the reference lends what is missing, and this page will say which parts are yours. It "
                        + "takes a minute or two:")
                .sample(TRAIN, "")
                .text("These are the rungs that wait for it. Knowing nothing costs ln V; the unigram model counts "
                        + "characters, the bigram model pairs of them; no model can fall below the floor, since the "
                        + "stories are drawn by a grammar whose chances are known. Here a token is a character.")
                .picture(bars(ladder, Optional.empty()), "Loss on stories that no model is trained on.");
    }

    /** From the highest loss down to the floor, the learner's GPT in its place. */
    private static String bars(Ladder ladder, Optional<Double> gpt) {
        Map<String, Double> rungs = new LinkedHashMap<>(ladder.rungs());
        gpt.ifPresent(loss -> rungs.put("your GPT", loss));
        List<String> names = rungs.keySet().stream().sorted(Comparator.comparing(rungs::get).reversed()).toList();
        return new BarPlot("The ladder", "nats per token", names, names.stream().mapToDouble(rungs::get).toArray()).svg();
    }

    /** How the learner's GPT was trained, and where that brought it. */
    void gpt(LearnerRun run, RunFile plan, List<MetricsLog.Row> metrics, Ladder ladder) {
        report.section("Your GPT")
                .text(run.parts().sentence() + (run.parts().lent().isEmpty() ? "." : "; the reference lends the others."))
                .table(List.of("chapter", "yours", "not yours"), parts(run));
        double[][] train = MetricsLog.series(metrics, "loss");
        double[][] validation = MetricsLog.series(metrics, "val_loss");
        LinePlot plot = LinePlot.of("Loss while training", "step", "nats per token")
                .with("training loss", train[0], train[1]);
        if (validation[0].length > 1) {
            plot = plot.with("validation loss", validation[0], validation[1]);
        }
        for (Map.Entry<String, Double> rung : ladder.rungs().entrySet()) {
            plot = plot.level(say("%s %.2f", rung.getKey(), rung.getValue()), rung.getValue());
        }
        if (run.validationLoss().isPresent()) {
            plot = plot.level(say("your GPT %.2f", run.validationLoss().get()), run.validationLoss().get());
        }
        report.section("The ladder")
                .picture(bars(ladder, run.validationLoss()), "Loss on text that it was not trained on.")
                .picture(plot.svg(), "ln V: knowing nothing. Unigram and bigram: counting tokens, and pairs of them. "
                        + (ladder.floor().isPresent() ? "Floor: the least loss that is possible on these stories." : ""))
                .text(run.validationLoss()
                        .map(loss -> say("Your GPT's loss on text that it was not trained on is %.4f nats per token. ", loss)
                                + ladder.place(loss))
                        .orElse(say("This run was stopped after step %d of %.0f; it goes on with: ./dojo pretrain gpt --out %s "
                                + "--resume", run.steps(), plan.numbers().get("steps"), run.folder())));
    }

    private static List<List<String>> parts(LearnerRun run) {
        List<List<String>> rows = new ArrayList<>();
        for (Chapter chapter : Course.chapters()) {
            String mine = names(chapter, run.parts().mine());
            String lent = names(chapter, run.parts().lent());
            if (!mine.isEmpty() || !lent.isEmpty()) {
                rows.add(List.of(unbroken(chapter), mine.isEmpty() ? "none" : mine, lent.isEmpty() ? "none" : lent));
            }
        }
        return rows;
    }

    /** A chapter's name that is not broken at its hyphen. */
    private static String unbroken(Chapter chapter) {
        return chapter.toString().replace('-', '\u2011');
    }

    /** The ids of a chapter's exercises, without the topic that all have in common. */
    private static String names(Chapter chapter, List<String> ids) {
        String topic = chapter.topic() + ".";
        return ids.stream().filter(id -> id.startsWith(topic)).map(id -> id.substring(topic.length()))
                .collect(Collectors.joining(", "));
    }

    /** What the model writes and where it looks, by the learner's code. */
    void work(OwnModel.Work work) {
        report.section("What it writes");
        if (!work.problem().isEmpty()) {
            report.text("Your chapters as they are now could not run this model. " + work.problem());
            return;
        }
        work.samples().forEach(sample -> report.sample(sample, OwnModel.SAMPLING));
        report.section("Where it looks")
                .text("The weights that attention gives under the causal mask, in the first head of each layer, "
                        + whose(work.parts()) + ". Mask and attend are called from there; the vectors come to them "
                        + "through the reference's blocks, which hold the trained weights.")
                .text("Each row is a token that asks, each column one that answers; a row sums to 1. Above the "
                        + "diagonal lies the future. _ is a space.")
                .pictures(work.maps(), "");
    }

    /** Who wrote what these weights are computed by; the vectors come through the reference's blocks. */
    private static String whose(Parts parts) {
        List<String> lent = Stream.of("scores", "masks", "attend")
                .filter(name -> parts.lent().contains("attention." + name)).toList();
        return lent.isEmpty() ? "by your own chapter 04"
                : "by your chapter 04, in which " + String.join(" and ", lent) + (lent.size() == 1 ? " is" : " are") + " lent";
    }

    /** Every training of the learner's own, the latest first. */
    void runs(House house, List<LearnerRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (LearnerRun run : runs) {
            rows.add(0, List.of(run.day(), String.valueOf(run.steps()), say("%,d", run.parameters()),
                    run.parts().mine().size() + " of " + (run.parts().mine().size() + run.parts().lent().size()),
                    run.validationLoss().map(loss -> say("%.4f", loss)).orElse("-"),
                    house.show(run.folder()) + (run.isThere() ? "" : " (gone)")));
        }
        report.section("Your runs")
                .table(List.of("day", "steps", "parameters", "parts yours", "validation loss", "folder"), rows)
                .text("The loss is in nats per token, so only runs with the same text and tokenizer can be compared. "
                        + "The next one: " + TRAIN.replace("target/mine", "target/mine-" + (runs.size() + 1)));
    }

    void write(Path file) throws IOException {
        report.write(file);
    }

    private static String say(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
