package contracts;

import engine.DType;
import engine.Tensor;
import java.util.Map;

/**
 * What the commands need from a side to train and use a GPT: a seam beside the contracts, given and ungraded, so that a
 * learner's code trains, too.
 */
public interface GptRecipe {

    /** A new run with fresh weights. */
    Run begin(GptConfig config, TrainingSettings settings, int[] tokens, DType dtype);

    /** A model from weights by name, for use alone: no gradients. */
    Model model(GptConfig config, Map<String, Tensor> weights);

    /** A language model: ids (B, T) in, logits (B, T, V) out. */
    interface Model {
        Tensor logits(int[][] ids);
    }

    /** A training run between two steps. */
    interface Run {

        /** One update. */
        Step step();

        /** Updates done so far. */
        int stepsDone();

        /** The mean loss over consecutive blocks of a text, in nats per token. */
        double evaluate(int[] tokens);

        /** The weights as they are, by name. They change with the next step. */
        Map<String, Tensor> weights();

        /** What {@link #restore} needs to go on from here. */
        TrainingState state();

        void restore(TrainingState state);
    }

    /**
     * What one update reports.
     *
     * @param step from 1
     * @param loss nats per token, before the update
     * @param rate the learning rate
     * @param gradientNorm before clipping
     */
    record Step(int step, double loss, double rate, double gradientNorm) {}
}
