package cli.train;

import cli.BackendOption;
import cli.Exit;
import cli.Output;
import cli.Parts;
import cli.Problem;
import cli.Side;
import cli.model.TokenizerFiles;
import contracts.GptRecipe;
import course.House;
import engine.Backend;
import engine.io.BadCheckpoint;
import engine.io.Checkpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    @Mixin
    private RunOptions options;

    @Mixin
    private BackendOption backend;

    @Option(names = "--out", paramLabel = "DIR", description = "The run's folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "target/pretrain")
    private Path out;

    @Option(names = "--resume", description = "Go on where the run in --out stopped, as if it never had.")
    private boolean resume;

    @Option(names = "--json", description = "Print the figures as one JSON object.")
    private boolean json;

    private Optional<Parts> parts = Optional.empty(); // whose the learner's side is, where that one trains

    @Override
    public Integer call() throws IOException {
        backend.start();
        Pretraining training = resume ? resumed() : fresh();
        try (Interruption interruption = new Interruption()) {
            RunResult result = resume ? training.resume(interruption) : training.begin(interruption);
            if (!result.finished()) {
                note(result);
                output.note("Stopped after step %d and saved; go on with: ./dojo pretrain gpt --out %s --resume",
                        result.steps(), out);
                return Interruption.EXIT;
            }
            if (json) {
                output.json(figures(result));
            } else {
                new RunReport(result, out, training.side(), training.firstWord(), Backend.current().name()).lines()
                        .forEach(line -> output.line("%s", line));
            }
            note(result);
            return Exit.DONE;
        } catch (BadCheckpoint e) {
            throw e;
        } catch (IOException e) {
            throw new Problem("The run in " + out + " cannot be written (" + e.getMessage() + "); make room or name "
                    + "another --out; what is saved there can go on with --resume.", e);
        }
    }

    private Pretraining fresh() throws IOException {
        RunFile.requireNone(out);
        Corpus corpus = Corpus.of(options.data());
        return training(options.begin(corpus), corpus, Optional.empty());
    }

    private Pretraining resumed() throws IOException {
        RunFile plan = RunFile.read(out);
        options.requireSame(plan);
        Corpus corpus = Corpus.of(plan.data());
        if (!corpus.sha256().equals(plan.sha256())) {
            throw new Problem("The text " + plan.data() + " is not the one that the run in " + out + " was begun with; "
                    + "give that back, or begin a run in another folder.");
        }
        Checkpoints checkpoints = new Checkpoints(out);
        return training(plan, corpus, checkpoints.latest().map(checkpoints::folder));
    }

    /** @param checkpoint whose tokenizer is the run's; without one it is the plan's */
    private Pretraining training(RunFile plan, Corpus corpus, Optional<Path> checkpoint) throws IOException {
        TokenizerFiles tokenizer = checkpoint.isPresent() ? TokenizerFiles.read(checkpoint.get())
                : plan.tokenizer().equals(RunFile.CHARACTERS) ? TokenizerFiles.characters(corpus.whole())
                : TokenizerFiles.read(Path.of(plan.tokenizer()));
        if (!plan.side().equals(RunFile.REFERENCE)) {
            House house = House.find();
            parts = Optional.of(Parts.of(house, Side.chapterOf(GptRecipe.class, house)));
        }
        GptRecipe recipe = switch (plan.side()) {
            case RunFile.MINE -> Side.mine(GptRecipe.class, false, output);
            case RunFile.MINE_FILLED -> Side.mine(GptRecipe.class, true, output);
            default -> Side.reference(GptRecipe.class);
        };
        return new Pretraining(out, plan, corpus, tokenizer, recipe);
    }

    private Map<String, Object> figures(RunResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("val_loss", result.validationLoss());
        answer.put("train_loss", Double.isNaN(result.trainLoss()) ? null : result.trainLoss());
        answer.put("steps", result.steps());
        answer.put("tokens_per_second", Math.round(result.tokensPerSecond()));
        answer.put("seconds", Math.round(result.seconds() * 10) / 10.0);
        answer.put("parameters", result.parameters());
        answer.put("backend", Backend.current().name());
        answer.put("out", out.toString());
        return answer;
    }

    /** The learner's own runs are remembered for their report. */
    private void note(RunResult result) {
        parts.ifPresent(whose -> new LearnerRun(out.toAbsolutePath().normalize(), LocalDate.now().toString(),
                result.steps(), result.parameters(),
                result.finished() ? Optional.of(result.validationLoss()) : Optional.empty(), whose).note(House.find()));
    }
}
