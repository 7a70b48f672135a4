package contracts;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Chapter 06: pre-training, the loop that makes a language model of a GPT.
 *
 * <p>B batch, T block, V vocabulary, N tokens of data. Floats are float64, losses are in nats per token. Models and
 * weights are chapter 05's. Steps are counted from 1.
 */
public interface PretrainingContract {

    /**
     * B stretches of the data and what follows each token: targets are the inputs shifted by one. Stretch i starts at
     * floor(u[i] * (N - T)).
     *
     * @param tokens N of them, N greater than T
     * @param block T
     * @param u B uniforms from [0, 1)
     */
    @Asks("pretraining.batch")
    Batch batch(int[] tokens, int block, double[] u);

    /** Inputs and targets, both (B, T). */
    record Batch(int[][] inputs, int[][] targets) {}

    /**
     * One step of AdamW (Loshchilov and Hutter 2019, algorithm 2, with the bias corrections of Kingma and Ba 2015): the
     * decay shrinks the weight by rate * decay and never enters the moments.
     *
     * @param weight (n)
     * @param gradient (n)
     * @param mean the first moment before the step, (n)
     * @param square the second moment before the step, (n)
     * @param step from 1
     * @param rate the learning rate of this step
     * @param decay the weight decay of this group
     * @param settings for the betas and AdamW's epsilon
     */
    @Asks("pretraining.adamw")
    Adapted adamw(INDArray weight, INDArray gradient, INDArray mean, INDArray square, int step, double rate,
            double decay, TrainingSettings settings);

    /** The weight and both moments after a step, each (n). */
    record Adapted(INDArray weight, INDArray mean, INDArray square) {}

    /** Whether AdamW decays a weight: matrices, yes; biases and norms, which have one axis, no. */
    @Asks("pretraining.adamw")
    boolean decays(int[] shape);

    /**
     * The learning rate of a step: rising linearly to the peak, which step {@code warmup} has; then half a cosine down
     * to the floor, which step {@code steps} has; the floor after that.
     *
     * @param step from 1
     */
    @Asks("pretraining.schedule")
    double learningRate(int step, TrainingSettings settings);

    /**
     * All gradients scaled by one factor, so that their common norm is at most {@code max} (Pascanu et al. 2013,
     * algorithm 1). Gradients within it stay to the bit.
     *
     * @param gradients any shapes
     * @param max the largest norm
     */
    @Asks("pretraining.clip")
    Clipped clip(List<INDArray> gradients, double max);

    /** The gradients after clipping, and their norm before it. */
    record Clipped(List<INDArray> gradients, double norm) {}

    /**
     * The loss and the gradients of one update, from micro-batches of equal size: what one large batch would give.
     *
     * @param batches one or more
     */
    @Asks("pretraining.step")
    Accumulated accumulate(GptConfig config, Map<String, INDArray> weights, List<Batch> batches);

    /** The mean loss, and the gradient of the mean loss for each weight by name. */
    record Accumulated(double loss, Map<String, INDArray> gradients) {}

    /**
     * The loss of each of the first updates, from given weights on given batches: accumulate, clip, AdamW under the
     * schedule.
     *
     * @param batches the batch of each update; no accumulation
     */
    @Asks("pretraining.step")
    double[] losses(GptConfig config, Map<String, INDArray> weights, List<Batch> batches, TrainingSettings settings);

    /**
     * The mean loss over all of a text, cut into consecutive blocks of the model's context; tokens behind the last
     * whole block are left out. The result does not depend on the batch size.
     *
     * @param tokens more than the context
     * @param batch blocks that are computed together
     * @return nats per token
     */
    @Asks("pretraining.evaluate")
    double evaluate(GptConfig config, Map<String, INDArray> weights, int[] tokens, int batch);

    /** e to the loss: among how many equally likely tokens the model hesitates. */
    @Asks("pretraining.evaluate")
    double perplexity(double loss);

    /**
     * A training run's state after {@code until} updates, beginning at a state: an empty one (step 0, no weights),
     * which stands for fresh weights from the seed, or one that an earlier call returned. Stopping and going on gives
     * the bits of the uninterrupted run.
     *
     * @param tokens the training data
     */
    @Asks("pretraining.resume")
    TrainingState train(
            GptConfig config, TrainingState from, int[] tokens, TrainingSettings settings, int until);

    /**
     * The texts of a collection without near-duplicates: a text goes when the set of its word n-grams has a Jaccard
     * similarity of at least the threshold with a text that was kept before it (Broder 1997; Lee et al. 2022). Words
     * are separated by white space and compared in lower case; a text of fewer than n words is one n-gram.
     *
     * @param threshold from (0, 1]
     * @return what is kept, in its order
     */
    @Asks("pretraining.deduplicate")
    List<String> deduplicate(List<String> texts, int n, double threshold);
}
