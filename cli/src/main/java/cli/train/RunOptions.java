package cli.train;

import cli.Problem;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a pre-training run is begun with, as a picocli mixin. A run that is resumed has it all in its run.json. */
@Command
final class RunOptions {

    @Option(names = "--data", paramLabel = "FILE", description = "A UTF-8 text, or 'embedded', the stories that come "
            + "along (default). A file's first 90 %% are for training, the rest validates.")
    private String data;

    @Mixin
    private KnobOptions numbers;

    @Option(names = "--tokenizer", paramLabel = "char|DIR", description = "One token for each character (default), or "
            + "a folder that ./dojo tokenizer train wrote.")
    private String tokenizer;

    @Option(names = "--steps", paramLabel = "N", description = "Updates, in place of the preset's.")
    private Integer steps;

    @Option(names = "--seed", paramLabel = "N", description = "All draws follow from it (default: 1).")
    private Long seed;

    @Option(names = "--mine", description = "Train with your own chapters 04, 05 and 06.")
    private boolean mine;

    @Option(names = "--fill", description = "With --mine: what you have not written yet is the reference's.")
    private boolean fill;

    /** The text's name. */
    String data() {
        return data == null || data.equals(Corpus.EMBEDDED) ? Corpus.EMBEDDED : absolute(data);
    }

    /** A new run on a text; nothing is written yet. */
    RunFile begin(Corpus corpus) {
        return new RunFile(corpus.name(), corpus.sha256(), tokenizer(), numbers.preset(), seed == null ? 1 : seed,
                side(), numbers.knobs().with(steps()).values());
    }

    /** Refuses options that contradict what a run was begun with. */
    void requireSame(RunFile begun) {
        requireSame("--data", data == null ? null : data(), begun.data());
        requireSame("--preset", numbers.given(), begun.preset());
        requireSame("--tokenizer", tokenizer == null ? null : tokenizer(), begun.tokenizer());
        requireSame("--seed", seed, begun.seed());
        requireSame("--mine", mine || fill ? side() : null, begun.side());
        Knobs asked = new Knobs(begun.numbers()).with(numbers.changes()).with(steps());
        asked.values().forEach((name, value) -> requireSame(
                name.equals("steps") && steps != null ? "--steps" : "--set " + name, Knobs.shown(value),
                Knobs.shown(begun.numbers().get(name))));
    }

    private static void requireSame(String option, Object asked, Object begun) {
        if (asked != null && !asked.equals(begun)) {
            throw Problem.usage("The run was begun with another " + option + " (" + begun + ", not " + asked
                    + "); leave that option out to go on with it, or begin a run in another folder.");
        }
    }

    private Map<String, Double> steps() {
        return steps == null ? Map.of() : Map.of("steps", (double) steps);
    }

    private String tokenizer() {
        return tokenizer == null || tokenizer.equals(RunFile.CHARACTERS) ? RunFile.CHARACTERS : absolute(tokenizer);
    }

    private String side() {
        if (fill && !mine) {
            throw Problem.usage("--fill goes with --mine.");
        }
        return mine ? fill ? RunFile.MINE_FILLED : RunFile.MINE : RunFile.REFERENCE;
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize().toString();
    }
}
