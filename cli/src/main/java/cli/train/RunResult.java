package cli.train;

import contracts.GptRecipe;
import engine.metrics.MetricsLog;
import java.util.Arrays;
import java.util.List;

/**
 * What a run came to, as its metrics tell: the same whether it was stopped in between or not.
 *
 * @param validationLoss over the whole validation text, nats per token; NaN where the run did not come to its end
 * @param trainLoss the mean of the last hundred steps, or of all where there are fewer; NaN where there is none
 * @param steps done
 * @param tokensPerSecond from the median step after the first ten, which warm Java up; 0 where there is none
 * @param seconds of this process
 * @param vocabulary how many tokens there are
 * @param finished whether the run came to its end
 */
public record RunResult(double validationLoss, double trainLoss, int steps, double tokensPerSecond, double seconds,
        long parameters, int vocabulary, boolean finished) {

    private static final int STEPS_OF_TRAIN_LOSS = 100;
    private static final int STEPS_BEFORE_TIMING = 10;

    static RunResult of(List<MetricsLog.Row> rows, GptRecipe.Run run, int vocabulary, boolean finished,
            double seconds) {
        double[] losses = MetricsLog.series(rows, "loss")[1];
        double[] validation = MetricsLog.series(rows, "val_loss")[1];
        return new RunResult(finished ? validation[validation.length - 1] : Double.NaN, meanOfLast(losses),
                run.stepsDone(), tokensPerSecond(MetricsLog.series(rows, "tokens_per_second")[1]), seconds,
                run.weights().values().stream().mapToLong(weight -> weight.value().size()).sum(), vocabulary, finished);
    }

    /** How many steps the training loss is the mean of. */
    int lossesAveraged() {
        return Math.min(STEPS_OF_TRAIN_LOSS, steps);
    }

    private static double meanOfLast(double[] losses) {
        int before = Math.max(0, losses.length - STEPS_OF_TRAIN_LOSS);
        return Arrays.stream(losses).skip(before).average().orElse(Double.NaN);
    }

    private static double tokensPerSecond(double[] steps) {
        int warm = Math.min(STEPS_BEFORE_TIMING, Math.max(0, steps.length - 1));
        double[] timed = Arrays.stream(steps).skip(warm).sorted().toArray();
        return timed.length == 0 ? 0 : timed[timed.length / 2];
    }
}
