package dojo.firststeps;

import contracts.Exercise;
import contracts.Todo;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The loss that language models are trained on: the mean surprise, -ln p(target), in nats (Shannon 1948, section 6).
 *
 * <p>V vocabulary. Chapter 05 has the same with gradients.
 */
public final class CrossEntropy {

    private CrossEntropy() {}

    /** How surprising each probability is: -ln p. A solved sibling of the exercise below. */
    public static INDArray surprises(INDArray probabilities) {
        return Transforms.log(probabilities).neg();
    }

    /**
     * The mean over the rows. As p is a softmax, -ln p(target) = ln(sum of e^x[j]) - x[target].
     *
     * @param logits (m, V)
     * @param targets m tokens
     */
    @Exercise(id = "firststeps.cross-entropy", points = 2, minutes = 5)
    public static double mean(INDArray logits, int[] targets) {
        throw new Todo("firststeps.cross-entropy");
    }
}
