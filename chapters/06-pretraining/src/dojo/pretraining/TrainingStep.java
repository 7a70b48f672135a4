package dojo.pretraining;

import contracts.Exercise;
import contracts.PretrainingContract.Batch;
import contracts.Todo;
import java.util.List;
import dojo.transformer.Dropout;
import dojo.transformer.Gpt;

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
        throw new Todo("pretraining.step");
    }
}
