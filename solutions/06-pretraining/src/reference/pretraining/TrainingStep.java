package reference.pretraining;

import contracts.Exercise;
import contracts.PretrainingContract.Batch;
import engine.Backend;
import engine.Tensor;
import java.util.List;
import reference.transformer.CrossEntropy;
import reference.transformer.Dropout;
import reference.transformer.Gpt;

/** Loss and gradients of one update. What becomes of the gradients is {@link TrainingRun}'s. */
public final class TrainingStep {

    private TrainingStep() {}

    /**
     * Runs the micro-batches, which are of equal size, one after the other; their gradients add up in the model's
     * parameters to what one large batch would give. Each has a scope of its own, whose arrays go back to the pool
     * before the next one begins: that is the memory which accumulation saves.
     *
     * @param batches one or more
     * @return the mean loss, in nats per token
     */
    @Exercise(id = "pretraining.step", points = 4, minutes = 30, needs = {
        "transformer.gpt", "pretraining.adamw", "pretraining.schedule", "pretraining.clip"})
    public static double accumulate(Gpt model, List<Batch> batches, Dropout dropout) {
        double total = 0;
        for (Batch batch : batches) {
            try (Backend.Scope scope = Backend.current().scope()) {
                Tensor loss = CrossEntropy.mean(model.logits(batch.inputs(), dropout), batch.targets());
                loss.scale(1.0 / batches.size()).backward();
                total += loss.item();
            }
        }
        return total / batches.size();
    }
}
