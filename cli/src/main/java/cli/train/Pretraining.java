package cli.train;

import cli.LifeSign;
import cli.Problem;
import cli.model.TokenizerFiles;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.TrainingSettings;
import engine.DType;
import engine.io.BadCheckpoint;
import engine.io.Checkpoints;
import engine.metrics.MetricsLog;
import engine.metrics.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A pre-training run with a folder: metrics as it goes, checkpoints that are whole or absent, and an end that Ctrl-C
 * may bring forward. The model and its updates are a side's {@link GptRecipe}.
 *
 * <p>What a step found is in metrics.jsonl before its checkpoint is written, and its validation loss joins it later: a
 * run that was killed anywhere and resumed leaves the same files as one that never stopped.
 */
public final class Pretraining {

    private static final int CHECKPOINTS_KEPT = 2;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Path folder;
    private final RunFile plan;
    private final Knobs knobs;
    private final GptConfig config;
    private final TrainingSettings settings;
    private final TokenizerFiles tokenizer;
    private final String firstWord;
    private final int[] train;
    private final int[] validation;
    private final GptRecipe.Run run;
    private final Checkpoints checkpoints;
    private int saved = -1; // the last step with a checkpoint
    private int evaluated = -1; // the last step with a validation loss

    /** A run with fresh weights. Everything is checked; nothing is written yet. */
    public Pretraining(Path folder, RunFile plan, Corpus corpus, TokenizerFiles tokenizer, GptRecipe recipe) {
        this.folder = folder;
        this.plan = plan;
        this.tokenizer = tokenizer;
        firstWord = WORD.matcher(corpus.train()).results().map(MatchResult::group).findFirst().orElse("?");
        knobs = plan.knobs();
        config = knobs.config(tokenizer.tokenizer().vocabularySize());
        settings = knobs.settings(plan.seed());
        MemoryNeed.of(config, settings).require();
        try (var life = LifeSign.of("tokenizing")) {
            train = tokenizer.tokenizer().encode(corpus.train());
            validation = tokenizer.tokenizer().encode(corpus.validation());
        }
        corpus.requireTokens("training", train.length, config.context());
        corpus.requireTokens("validation", validation.length, config.context());
        try (var life = LifeSign.of("drawing the first weights")) {
            run = recipe.begin(config, settings, train, DType.FLOAT32);
        }
        checkpoints = new Checkpoints(folder);
    }

    /** Begins the run, with a checkpoint before its first step. */
    public RunResult begin(Interruption interruption) throws IOException {
        try (var lock = RunLock.take(folder)) {
            RunFile.requireNone(folder);
            plan.write(folder);
            save();
            return train(interruption);
        }
    }

    /** Goes on behind the latest checkpoint. A run that has ended is only reported again. */
    public RunResult resume(Interruption interruption) throws IOException {
        try (var lock = RunLock.take(folder)) {
            Path metrics = metricsFile();
            List<MetricsLog.Row> rows = Files.exists(metrics) ? MetricsLog.read(metrics) : List.of();
            if (checkpoints.steps().isEmpty() && rows.isEmpty()) {
                save(); // it was stopped before its first checkpoint
            } else {
                restore(Math.toIntExact(checkpoints.latest().orElseThrow(() ->
                        new BadCheckpoint(folder, "the run has no checkpoint (step-N) any more",
                                "give one back, or begin a run in another folder"))));
            }
            rows.stream().filter(row -> row.step() == run.stepsDone() && row.figures().containsKey("val_loss"))
                    .forEach(row -> evaluated = run.stepsDone());
            return train(interruption);
        }
    }

    private void restore(int step) throws IOException {
        try (var life = LifeSign.of("reading the checkpoint")) {
            new TrainingCheckpoint(checkpoints.folder(step)).restore(step, config, run);
            saved = step;
        } catch (BadCheckpoint e) {
            Optional<Long> older = checkpoints.steps().stream().filter(other -> other != step).max(Long::compare);
            if (older.isEmpty()) {
                throw e;
            }
            throw new Problem(e.getMessage().replaceFirst("\\.$", "") + "; or write step-" + older.get() + " into "
                    + folder.resolve("latest") + " to go on from there.", e);
        }
    }

    /** Until the last step and its evaluation, or an interruption. */
    private RunResult train(Interruption interruption) throws IOException {
        long start = System.nanoTime();
        int steps = settings.steps();
        try (MetricsLog metrics = MetricsLog.resume(metricsFile(), run.stepsDone());
                Progress progress = Progress.start("pretrain", "steps", run.stepsDone(), Math.max(1, steps))) {
            evaluateWhereDue(metrics, progress, interruption);
            while (run.stepsDone() < steps && !interruption.wished()) {
                GptRecipe.Step step = step(metrics);
                progress.update(step.step(), String.format(Locale.ROOT, "loss %.3f", step.loss()));
                if (knobs.due("save-every", step.step())) {
                    save();
                }
                evaluateWhereDue(metrics, progress, interruption);
            }
            if (saved != run.stepsDone()) { // interrupted
                save();
            }
        }
        return RunResult.of(MetricsLog.read(metricsFile()), run, config.vocabulary(), evaluated == steps,
                (System.nanoTime() - start) / 1e9);
    }

    private GptRecipe.Step step(MetricsLog metrics) throws IOException {
        long start = System.nanoTime();
        GptRecipe.Step step = run.step();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!Double.isFinite(step.loss())) {
            throw new Problem("The loss of step " + step.step() + " is " + step.loss() + ": the run has diverged. "
                    + "Begin one with a smaller learning rate (--set peak=...); the last checkpoint is kept.");
        }
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("loss", step.loss());
        row.put("lr", step.rate());
        row.put("gradient_norm", step.gradientNorm());
        row.put("tokens_per_second", (double) settings.batch() * settings.block() * settings.accumulation() / seconds);
        metrics.append(step.step(), row);
        return step;
    }

    private void evaluateWhereDue(MetricsLog metrics, Progress progress, Interruption interruption) throws IOException {
        int step = run.stepsDone();
        if (evaluated == step || !knobs.due("evaluate-every", step)) {
            return;
        }
        OptionalDouble loss = new Validation(validation, config.context(), settings.batch())
                .loss(run, progress, interruption);
        if (loss.isPresent()) {
            metrics.amend(step, Map.of("val_loss", loss.getAsDouble()));
            progress.update(step, String.format(Locale.ROOT, "validation loss %.3f", loss.getAsDouble()));
            evaluated = step;
        }
    }

    private void save() throws IOException {
        checkpoints.save(run.stepsDone(), to -> new TrainingCheckpoint(to).write(config, tokenizer, run));
        checkpoints.keep(CHECKPOINTS_KEPT);
        saved = run.stepsDone();
    }

    private Path metricsFile() {
        return folder.resolve("metrics.jsonl");
    }

    /** Whose code trains, as {@link RunFile} names it. */
    String side() {
        return plan.side();
    }

    /** The first word of the text: a prompt that the tokenizer knows. */
    String firstWord() {
        return firstWord;
    }

    public int[] train() {
        return train;
    }

    public int[] validation() {
        return validation;
    }
}
