package cli.tour;

import cli.experiments.WordvecPicture;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import engine.io.AtomicFiles;
import engine.metrics.MetricsLog;
import engine.plot.HtmlReport;
import engine.plot.LinePlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code report.html} and {@code results.json}: what the tour found, in pictures and in figures. */
record TourReport(Tour.Findings findings) {

    static final String PAGE = "report.html";
    static final String RESULTS = "results.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    void write(Path out) throws IOException {
        report().write(out.resolve(PAGE));
        AtomicFiles.writeText(out.resolve(RESULTS), JSON.writeValueAsString(findings.figures()) + "\n");
    }

    private HtmlReport report() {
        HtmlReport report = new HtmlReport("LLM Dojo: from text to a trained GPT");
        report.text("Everything on this page was computed by ./dojo tour on this machine: a tokenizer, "
                + "word vectors, gradients, a small GPT trained on stories, and what it writes. The course builds each "
                + "part, test by test.");
        ladder(report);
        tokenizer(report);
        words(report);
        gradients(report);
        samples(report);
        attention(report);
        figures(report);
        return report;
    }

    private void ladder(HtmlReport report) {
        double[][] train = MetricsLog.series(findings.metrics(), "loss");
        double[][] validation = MetricsLog.series(findings.metrics(), "val_loss");
        LinePlot plot = LinePlot.of("Loss while training", "step", "nats per token")
                .with("training loss", train[0], train[1]);
        if (validation[0].length > 1) {
            plot = plot.with("validation loss", validation[0], validation[1]);
        }
        plot = plot.level(named("ln V", findings.baselines().uniform()), findings.baselines().uniform())
                .level(named("unigram", findings.baselines().unigram()), findings.baselines().unigram())
                .level(named("bigram", findings.baselines().bigram()), findings.baselines().bigram())
                .level(named("GPT", findings.loss()), findings.loss())
                .level(named("floor", findings.floor()), findings.floor());
        report.section("The ladder")
                .text("A model that knows nothing pays ln V nats for each token. Counting tokens (unigram) and pairs "
                        + "of tokens (bigram) costs less; the GPT less again. The floor is exact: the stories come from "
                        + "a grammar whose choices have known probabilities, and no model can do better on average. "
                        + "Chapter 00 builds the models that count, chapters 04 to 06 the GPT.")
                .picture(plot.svg(), "The loss of each step, and the ladder on the validation text.");
    }

    private void tokenizer(HtmlReport report) {
        LinePlot plot = LinePlot.of("Compression", "vocabulary size", "bytes per token")
                .with("stories", findings.compression().vocabularies(), findings.compression().bytesPerToken());
        report.section("The tokenizer")
                .text("Byte-level BPE merges the most frequent pair of tokens, again and again. Each merge adds a "
                        + "token to the vocabulary and makes the text shorter.")
                .picture(plot.svg(), "Bytes of the validation text for each token, against the vocabulary's size.");
    }

    private void words(HtmlReport report) {
        report.section("Word vectors")
                .text(String.format(Locale.ROOT, "Word2Vec pulls a word's vector towards its neighbours' and pushes it "
                        + "away from words drawn by chance. Words that stand in the same places end up together: the "
                        + "mean cosine of two words of one role is %.2f, of different roles %.2f.",
                        findings.words().after().same(), findings.words().after().other()))
                .picture(WordvecPicture.svg(findings.words()), WordvecPicture.CAPTION);
    }

    private void gradients(HtmlReport report) {
        report.section("Gradients")
                .text(String.format(Locale.ROOT, "What makes a network learn, in small: every number remembers how it "
                        + "was made, and gradients walk back from the result. Chapter 03 builds that, and a network of "
                        + "%d such numbers tells %.1f %% of fresh points of two half moons right.",
                        findings.moons().parameters(), 100 * findings.moons().tested()))
                .picture(findings.moons().graph(), "y = (a b + c) a: values from left to right, gradients of y back.")
                .picture(findings.moons().boundary(), "What the network says everywhere, and the points that it was "
                        + "trained on.");
    }

    private void samples(HtmlReport report) {
        report.section("What it writes");
        findings.samples().forEach(sample -> report.sample(sample, "temperature 0.7, the 40 likeliest tokens"));
    }

    private void attention(HtmlReport report) {
        report.section("Where it looks")
                .text("Each row is a token that asks, each column one that answers; a row sums to 1. Above the "
                        + "diagonal lies the future, which the causal mask hides.")
                .pictures(findings.look().pictures(), "Attention weights of the trained model.");
    }

    private void figures(HtmlReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, Object> figure : findings.figures().entrySet()) {
            rows.add(List.of(figure.getKey(), show(figure.getValue())));
        }
        report.section("Figures").text("The same stand in results.json. Losses are in nats per token.")
                .table(List.of("figure", "value"), rows);
    }

    private static String show(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, number < 100 ? "%.4f" : "%.0f", number)
                : value.toString();
    }

    private static String named(String name, double value) {
        return String.format(Locale.ROOT, "%s %.2f", name, value);
    }
}
