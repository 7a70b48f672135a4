package reference.pretraining;

import contracts.Exercise;
import contracts.PretrainingContract.Batch;
import engine.Tensor;
import java.util.List;
import reference.transformer.CrossEntropy;
import reference.transformer.Dropout;
import reference.transformer.Gpt;

/** Loss and gradients of one update. What becomes of the gradients is the optimizer's. */
public final class TrainingStep {

    private TrainingStep() {}

    /**
     * Runs the micro-batches, which are of equal size, one after the other; their gradients add up in the model's
     * parameters to what one large batch would give.
     *
     * @return the mean loss, in nats per token
     */
    @Exercise(id = "pretraining.step", points = 4, minutes = 20, needs = "transformer.gpt")
    public static double accumulate(Gpt model, List<Batch> batches, Dropout dropout) {
        double total = 0;
        for (Batch batch : batches) {
            Tensor loss = CrossEntropy.mean(model.logits(batch.inputs(), dropout), batch.targets());
            loss.scale(1.0 / batches.size()).backward();
            total += loss.item();
        }
        return total / batches.size();
    }
}
