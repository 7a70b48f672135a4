package cli.experiments;

import cli.LifeSign;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.TrainingSettings;
import engine.DType;
import engine.metrics.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A training run whose losses alone are wanted: no folder, no checkpoint. What keeps a run is cli.train.Pretraining. */
final class BareRun {

    /** Training losses in the picture are means over so many updates. */
    static final int SMOOTHING = 25;

    private final String name;
    private final int steps;
    private final GptRecipe.Run run;
    private final List<Double> losses = new ArrayList<>();

    BareRun(String name, GptRecipe recipe, GptConfig config, TrainingSettings settings, int[] tokens) {
        this.name = name;
        steps = settings.steps();
        run = recipe.begin(config, settings, tokens, DType.FLOAT32);
    }

    /** Goes on until so many updates are done. */
    void trainTo(int until) {
        try (Progress progress = Progress.start(name, "steps", run.stepsDone(), Math.max(1, steps))) {
            while (run.stepsDone() < until) {
                double loss = run.step().loss();
                losses.add(loss);
                progress.update(run.stepsDone(), String.format(Locale.ROOT, "loss %.3f", loss));
            }
        }
    }

    /** The mean loss over a text, in nats per token. */
    double evaluate(int[] text) {
        try (LifeSign life = LifeSign.of(name + ", evaluating")) {
            return run.evaluate(text);
        }
    }

    GptRecipe.Run run() {
        return run;
    }

    /** The means of every {@value SMOOTHING} training losses; what is left over at the end is left out. */
    double[] smoothLosses() {
        double[] means = new double[losses.size() / SMOOTHING];
        for (int i = 0; i < means.length; i++) {
            means[i] = losses.subList(i * SMOOTHING, (i + 1) * SMOOTHING).stream().mapToDouble(x -> x).sum()
                    / SMOOTHING;
        }
        return means;
    }

    /** The updates that {@link #smoothLosses} belong to: each the last of its stretch. */
    static double[] stepsOf(double[] smooth) {
        double[] steps = new double[smooth.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (i + 1.0) * SMOOTHING;
        }
        return steps;
    }
}
