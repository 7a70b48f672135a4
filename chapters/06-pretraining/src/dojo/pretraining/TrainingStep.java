package dojo.pretraining;

import contracts.Exercise;
import contracts.PretrainingContract.Batch;
import contracts.Todo;
import java.util.List;
import dojo.transformer.Dropout;
import dojo.transformer.Gpt;

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
        throw new Todo("pretraining.step");
    }
}
