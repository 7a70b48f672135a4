package dojo.pretraining;

import contracts.GptConfig;
import contracts.PretrainingContract;
import contracts.TrainingSettings;
import contracts.TrainingState;
import engine.DType;
import engine.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import dojo.transformer.Dropout;
import dojo.transformer.Gpt;

/** The contract's functions, answered by this chapter's classes. Given: nothing here is an exercise. */
public final class PretrainingAnswers implements PretrainingContract {

    @Override
    public Batch batch(int[] tokens, int block, double[] u) {
        return Batches.at(tokens, block, u);
    }

    @Override
    public Adapted adamw(INDArray weight, INDArray gradient, INDArray mean, INDArray square, int step, double rate,
            double decay, TrainingSettings settings) {
        Tensor w = Tensor.of(weight);
        Tensor m = Tensor.of(mean);
        Tensor v = Tensor.of(square);
        new AdamW(settings).step(w, Tensor.of(gradient), m, v, step, rate, decay);
        return new Adapted(w.toINDArray(), m.toINDArray(), v.toINDArray());
    }

    @Override
    public boolean decays(int[] shape) {
        return AdamW.decays(shape);
    }

    @Override
    public double learningRate(int step, TrainingSettings settings) {
        return Schedule.rate(step, settings);
    }

    @Override
    public Clipped clip(List<INDArray> gradients, double max) {
        List<Tensor> tensors = gradients.stream().map(Tensor::of).toList();
        double norm = Clipping.clip(tensors, max);
        return new Clipped(tensors.stream().map(Tensor::toINDArray).toList(), norm);
    }

    @Override
    public Accumulated accumulate(GptConfig config, Map<String, INDArray> weights, List<Batch> batches) {
        Map<String, Tensor> leaves = new LinkedHashMap<>();
        weights.forEach((name, array) -> leaves.put(name, Tensor.of(array).asParameter()));
        double loss = TrainingStep.accumulate(new Gpt(config, leaves), batches, Dropout.off());
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> gradients.put(name, leaf.grad().toINDArray()));
        return new Accumulated(loss, gradients);
    }

    @Override
    public double[] losses(
            GptConfig config, Map<String, INDArray> weights, List<Batch> batches, TrainingSettings settings) {
        int[] unused = new int[settings.block() + 1];
        TrainingRun run = new TrainingRun(config, settings, unused, DType.FLOAT64);
        run.begin(weights);
        return batches.stream().mapToDouble(batch -> run.update(List.of(batch)).loss()).toArray();
    }

    @Override
    public double evaluate(GptConfig config, Map<String, INDArray> weights, int[] tokens, int batch) {
        Map<String, Tensor> constants = new LinkedHashMap<>();
        weights.forEach((name, array) -> constants.put(name, Tensor.of(array)));
        return Evaluation.loss(new Gpt(config, constants), tokens, config.context(), batch);
    }

    @Override
    public double perplexity(double loss) {
        return Evaluation.perplexity(loss);
    }

    @Override
    public TrainingState train(
            GptConfig config, TrainingState from, int[] tokens, TrainingSettings settings, int until) {
        TrainingRun run = new TrainingRun(config, settings, tokens, DType.FLOAT64);
        if (!from.weights().isEmpty()) {
            run.restore(from);
        }
        while (run.stepsDone() < until) {
            run.step();
        }
        return run.state();
    }

    @Override
    public List<String> deduplicate(List<String> texts, int n, double threshold) {
        return Deduplication.filter(texts, n, threshold);
    }
}
