package cli.train;

import cli.Exit;
import cli.Output;
import cli.Problem;
import cli.Side;
import cli.model.TokenizerFiles;
import contracts.GptRecipe;
import engine.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo pretrain gpt}: next-token prediction on a text, in a folder that a later call can resume. */
@Command(
        name = "gpt",
        description = {"Trains a GPT to predict the next token.",
            "The folder gets metrics.jsonl and checkpoints in Hugging Face's form. Ctrl-C saves one and stops."},
        footer = {"", "Examples:",
            "  ./dojo pretrain gpt --data embedded --preset tiny --out target/tiny",
            "  ./dojo pretrain gpt --out target/tiny --resume",
            "  ./dojo pretrain gpt --data my-text.txt --preset baby --set peak=5e-4 --set layers=6"})
public final class PretrainGptCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Option(names = "--data", paramLabel = "FILE", description = "A UTF-8 text, or 'embedded', the stories that come "
            + "along (default). A file's first 90 %% are for training, the rest validates.")
    private String data;

    @Option(names = "--preset", description = "tiny, baby (default), tour or baby-gpu.")
    private String preset;

    @Option(names = "--tokenizer", paramLabel = "char|DIR", description = "One token for each character (default), or "
            + "a folder that ./dojo tokenizer train wrote.")
    private String tokenizer;

    @Option(names = "--steps", paramLabel = "N", description = "Updates, in place of the preset's.")
    private Integer steps;

    @Option(names = "--out", paramLabel = "DIR", description = "The run's folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "target/pretrain")
    private Path out;

    @Option(names = "--resume", description = "Go on where the run in --out stopped, as if it never had.")
    private boolean resume;

    @Option(names = "--seed", paramLabel = "N", description = "All draws follow from it (default: 1).")
    private Long seed;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Another number than the preset's; an unknown "
            + "key lists all.")
    private Map<String, Double> changes = new LinkedHashMap<>();

    @Option(names = "--mine", description = "Train with your own chapters 04, 05 and 06.")
    private boolean mine;

    @Option(names = "--fill", description = "With --mine: what you have not written yet is the reference's.")
    private boolean fill;

    @Option(names = "--json", description = "Print the figures as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        RunFile begun = resume ? RunFile.read(out) : begin();
        TokenizerFiles tokens;
        Corpus corpus = Corpus.of(begun.data());
        tokens = begun.tokenizer().equals("char")
                ? TokenizerFiles.characters(corpus.whole()) : TokenizerFiles.read(Path.of(begun.tokenizer()));
        GptRecipe recipe = switch (begun.side()) {
            case "mine" -> Side.mine(GptRecipe.class, false, output);
            case "mine+fill" -> Side.mine(GptRecipe.class, true, output);
            default -> Side.reference(GptRecipe.class);
        };
        Pretraining training = new Pretraining(
                out, new Knobs(begun.knobs()), begun.seed(), corpus, tokens, recipe);
        if (resume) {
            training.resume();
        } else {
            begun.write(out);
        }
        Pretraining.Result result = training.run();
        if (result.interrupted()) {
            output.note("Stopped after step %d and saved; go on with: ./dojo pretrain gpt --out %s --resume",
                    result.steps(), out);
        } else {
            report(result);
        }
        return Exit.DONE;
    }

    /** What a new run is begun with; nothing is written yet. */
    private RunFile begin() {
        if (fill && !mine) {
            throw Problem.usage("--fill goes with --mine.");
        }
        if (Files.exists(RunFile.in(out))) {
            throw Problem.usage("The folder " + out + " holds a run already; go on with --resume, or name another --out.");
        }
        Knobs knobs = Knobs.preset(preset == null ? "baby" : preset).with(changes);
        if (steps != null) {
            knobs = knobs.with(Map.of("steps", (double) steps));
        }
        String text = data == null || data.equals("embedded") ? "embedded"
                : Path.of(data).toAbsolutePath().normalize().toString();
        String model = tokenizer == null || tokenizer.equals("char") ? "char"
                : Path.of(tokenizer).toAbsolutePath().normalize().toString();
        String side = mine ? fill ? "mine+fill" : "mine" : "reference";
        return new RunFile(text, model, seed == null ? 1 : seed, side, knobs.values());
    }

    private void report(Pretraining.Result result) {
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("val_loss", result.validationLoss());
            answer.put("train_loss", result.trainLoss());
            answer.put("steps", result.steps());
            answer.put("tokens_per_second", Math.round(result.tokensPerSecond()));
            answer.put("seconds", Math.round(result.seconds() * 10) / 10.0);
            answer.put("parameters", result.parameters());
            answer.put("backend", Backend.current().name());
            answer.put("out", out.toString());
            output.json(answer);
            return;
        }
        output.line("validation loss %.4f nats per token (the last training losses: %.4f)",
                result.validationLoss(), result.trainLoss());
        output.line("%d steps, %.0f tokens a second, %.0f s, %,d parameters, %s", result.steps(),
                result.tokensPerSecond(), result.seconds(), result.parameters(), Backend.current().name());
        output.line("Try it: ./dojo generate --model %s --prompt \"Once\"", out);
    }
}
