package cli.tour;

import cli.BackendOption;
import cli.Exit;
import cli.LifeSign;
import cli.Output;
import cli.train.Interruption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo tour}: the whole pipeline of the reference, from the embedded text to a report. */
@Command(
        name = "tour",
        description = {"The whole pipeline with the reference, ending in a report.",
            "On the embedded stories: train a tokenizer, pre-train a small GPT, let it write, and draw what",
            "happened. A few minutes on two cores."},
        footer = {"", "Example:", "  ./dojo tour --out target/tour"})
public final class TourCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private BackendOption backend;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "target/tour",
            description = "Where the report goes (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--steps", paramLabel = "N", description = "Updates of the GPT, in place of the preset's 1200.")
    private Integer steps;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "All draws follow from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        backend.start();
        Optional<Tour.Findings> findings = new Tour(out, steps, seed, output::note).run();
        if (findings.isEmpty()) {
            return Interruption.EXIT;
        }
        try (var life = LifeSign.of("drawing the report")) {
            new TourReport(findings.get()).write(out);
        }
        output.line("The report: %s", out.resolve(TourReport.PAGE));
        output.line("Its figures: %s", out.resolve(TourReport.RESULTS));
        output.line("Go on with: ./dojo generate --model %s --prompt 'Once upon a time'", out.resolve("model"));
        return Exit.DONE;
    }
}
