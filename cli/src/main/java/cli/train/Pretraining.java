package cli.train;

import cli.Problem;
import cli.model.GptFolder;
import cli.model.TokenizerFiles;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.TrainingSettings;
import contracts.TrainingState;
import engine.DType;
import engine.Tensor;
import engine.io.Checkpoints;
import engine.io.Safetensors;
import engine.io.SafetensorsFile;
import engine.io.StoredTensor;
import engine.metrics.MetricsLog;
import engine.metrics.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A pre-training run with a folder: metrics as it goes, checkpoints that are whole or absent, and an end that Ctrl-C
 * may bring forward. The model and its updates are a side's {@link GptRecipe}.
 */
public final class Pretraining {

    private static final int CHECKPOINTS_KEPT = 2;
    private static final int STEPS_BEFORE_TIMING = 10;

    private final Path folder;
    private final Knobs knobs;
    private final GptConfig config;
    private final TokenizerFiles tokenizer;
    private final int[] train;
    private final int[] validation;
    private final GptRecipe.Run run;
    private final Checkpoints checkpoints;
    private final List<Double> stepSeconds = new ArrayList<>();

    /** What a run came to, after its last step or the one before an interruption. */
    public record Result(double validationLoss, double trainLoss, int steps, double tokensPerSecond, double seconds,
            long parameters, boolean interrupted) {}

    public Pretraining(Path folder, Knobs knobs, long seed, Corpus corpus, TokenizerFiles tokenizer, GptRecipe recipe) {
        this.folder = folder;
        this.knobs = knobs;
        this.tokenizer = tokenizer;
        config = knobs.config(tokenizer.tokenizer().vocabularySize());
        TrainingSettings settings = knobs.settings(seed);
        train = tokenizer.tokenizer().encode(corpus.train());
        validation = tokenizer.tokenizer().encode(corpus.validation());
        corpus.requireTokens("training", train.length, config.context());
        corpus.requireTokens("validation", validation.length, config.context());
        run = recipe.begin(config, settings, train, DType.FLOAT32);
        checkpoints = new Checkpoints(folder);
    }

    /** Takes up the latest checkpoint; without one the run begins at its beginning. */
    public void resume() throws IOException {
        long step = checkpoints.latest().orElse(0L);
        if (step == 0) {
            return;
        }
        Path checkpoint = checkpoints.folder(step);
        Map<String, INDArray> weights = new LinkedHashMap<>();
        GptFolder.read(checkpoint).weights().forEach((name, weight) -> weights.put(name, weight.toINDArray()));
        Map<String, INDArray> moments = new LinkedHashMap<>();
        SafetensorsFile file = SafetensorsFile.open(optimizerFile(checkpoint));
        for (SafetensorsFile.Entry entry : file.tensors()) {
            moments.put(entry.name(), Nd4j.createFromArray(file.doubles(entry.name())));
        }
        run.restore(new TrainingState(Math.toIntExact(step), weights, moments));
    }

    /** Runs until the last step or an interruption, and evaluates at the end. */
    public Result run() throws IOException {
        long start = System.nanoTime();
        int steps = knobs.whole("steps");
        List<Double> losses = new ArrayList<>();
        boolean interrupted = false;
        try (Interruption interruption = new Interruption();
                MetricsLog metrics = MetricsLog.resume(folder.resolve("metrics.jsonl"), run.stepsDone());
                Progress progress = Progress.start("pretrain", "steps", run.stepsDone(), Math.max(1, steps))) {
            while (run.stepsDone() < steps && !interrupted) {
                GptRecipe.Step step = timedStep(metrics);
                losses.add(step.loss());
                progress.update(step.step(), String.format(Locale.ROOT, "loss %.3f", step.loss()));
                evaluateWhereDue(step.step(), steps, metrics);
                interrupted = interruption.wished();
                if (step.step() % knobs.whole("save-every") == 0 || step.step() == steps || interrupted) {
                    save();
                }
            }
        }
        double loss = interrupted ? Double.NaN : lastEvaluation();
        return new Result(loss, meanOfLast(losses, 100), run.stepsDone(), tokensPerSecond(),
                (System.nanoTime() - start) / 1e9, parameters(), interrupted);
    }

    private double lastEvaluation() throws IOException {
        double loss = run.evaluate(validation);
        try (MetricsLog metrics = MetricsLog.resume(folder.resolve("metrics.jsonl"), run.stepsDone())) {
            metrics.append(run.stepsDone(), Map.of("val_loss", loss));
        }
        return loss;
    }

    private GptRecipe.Step timedStep(MetricsLog metrics) throws IOException {
        long start = System.nanoTime();
        GptRecipe.Step step = run.step();
        double seconds = (System.nanoTime() - start) / 1e9;
        stepSeconds.add(seconds);
        if (!Double.isFinite(step.loss())) {
            throw new Problem("The loss of step " + step.step() + " is " + step.loss() + ": the run has diverged. "
                    + "Begin one with a smaller learning rate (--set peak=...); the last checkpoint is kept.");
        }
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("loss", step.loss());
        row.put("lr", step.rate());
        row.put("gradient_norm", step.gradientNorm());
        row.put("tokens_per_second", tokensPerStep() / seconds);
        metrics.append(step.step(), row);
        return step;
    }

    private void evaluateWhereDue(int step, int steps, MetricsLog metrics) throws IOException {
        int every = knobs.whole("evaluate-every");
        if (every > 0 && step % every == 0 && step < steps) {
            metrics.append(step, Map.of("val_loss", run.evaluate(validation)));
        }
    }

    private void save() throws IOException {
        Map<String, Tensor> weights = run.weights();
        Map<String, INDArray> moments = run.state().moments();
        checkpoints.save(run.stepsDone(), checkpoint -> {
            GptFolder.write(checkpoint, config, weights);
            tokenizer.write(checkpoint);
            List<StoredTensor> stored = new ArrayList<>();
            moments.forEach((name, moment) -> stored.add(new StoredTensor.Floats(
                    name, new int[] {Math.toIntExact(moment.length())}, moment.toFloatVector())));
            Safetensors.write(optimizerFile(checkpoint), stored, Map.of());
        });
        checkpoints.keep(CHECKPOINTS_KEPT);
    }

    private static Path optimizerFile(Path checkpoint) {
        return checkpoint.resolve("optimizer.safetensors");
    }

    private double tokensPerStep() {
        return (double) knobs.whole("batch") * knobs.whole("block") * knobs.whole("accumulation");
    }

    /** From the median step after the first ten, which warm Java up. */
    private double tokensPerSecond() {
        int from = Math.min(STEPS_BEFORE_TIMING, Math.max(0, stepSeconds.size() - 1));
        List<Double> timed = new ArrayList<>(stepSeconds.subList(from, stepSeconds.size()));
        Collections.sort(timed);
        return timed.isEmpty() ? 0 : tokensPerStep() / timed.get(timed.size() / 2);
    }

    private static double meanOfLast(List<Double> losses, int count) {
        List<Double> last = losses.subList(Math.max(0, losses.size() - count), losses.size());
        return last.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private long parameters() {
        return run.weights().values().stream().mapToLong(weight -> weight.value().size()).sum();
    }

    public GptConfig config() {
        return config;
    }

    public Map<String, Tensor> weights() {
        return run.weights();
    }

    public int[] train() {
        return train;
    }

    public int[] validation() {
        return validation;
    }
}
