package contracts;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All that a training run needs to go on as if it had never stopped. Randomness is no part of it: every draw follows
 * from seed, purpose and step.
 *
 * @param step updates done so far
 * @param weights by name
 * @param moments AdamW's, by a name of the optimizer's own; empty before the first update
 */
public record TrainingState(int step, Map<String, INDArray> weights, Map<String, INDArray> moments) {}
