package cli.experiments;

import cli.BackendOption;
import cli.Exit;
import cli.Output;
import cli.Problem;
import cli.Side;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import engine.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dojo experiment}: a chapter's question, answered with a page of plots and a file of figures. */
@Command(
        name = "experiment",
        description = "Runs a chapter's experiment and writes its plots; without a name, lists them all.",
        footer = {"", "Example:", "  ./dojo experiment attention --out target/experiments"})
public final class ExperimentCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private BackendOption backend;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one.")
    private String name;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "target/experiments",
            description = "Where NAME.html and NAME.json go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "All draws follow from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--data", paramLabel = "FILE", description = "For bigram and baby: a UTF-8 text in place of the "
            + "embedded stories; its first 90 %% are for training.")
    private String data;

    @Option(names = "--json", description = "Print the figures as one JSON object.")
    private boolean json;

    @Option(names = "--mine", description = "Run your own chapters.")
    private boolean mine;

    @Option(names = "--fill", description = "With --mine: what you have not written yet is the reference's.")
    private boolean fill;

    @Override
    public Integer call() throws IOException {
        backend.start();
        if (fill && !mine) {
            throw Problem.usage("--fill goes with --mine.");
        }
        if (name == null) {
            Experiment.all().forEach(one -> output.line("%-12s %s", one.name(), one.question()));
            return Exit.DONE;
        }
        Experiment experiment = data == null ? chosen() : chosen().on(data);
        Experiment.Outcome found = experiment.run(this::recipe, seed);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("experiment", name);
        figures.put("side", mine ? "mine" : "reference");
        figures.put("seed", seed);
        figures.putAll(found.figures());
        Path page = out.resolve(name + ".html");
        Path data = out.resolve(name + ".json");
        Files.createDirectories(out);
        found.page().write(page);
        AtomicFiles.writeText(data,
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(figures) + "\n");
        if (json) {
            output.json(figures);
            return Exit.DONE;
        }
        output.line("%s", found.summary());
        output.line("The plots: %s", page);
        output.line("The figures: %s", data);
        return Exit.DONE;
    }

    private Experiment chosen() {
        return Experiment.all().stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> Problem.usage("There is no experiment \"" + name + "\"; there are "
                        + Experiment.all().stream().map(Experiment::name).collect(Collectors.joining(", ")) + "."));
    }

    private <R> R recipe(Class<R> recipe) {
        return mine ? Side.mine(recipe, fill, output) : Side.reference(recipe);
    }
}
