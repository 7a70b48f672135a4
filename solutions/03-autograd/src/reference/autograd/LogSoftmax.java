package reference.autograd;

import contracts.Exercise;
import contracts.Exercise.Level;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * y = x - ln(sum(e^x)), row by row: log probabilities without the detour through probabilities, which may be 0.
 *
 * <p>N rows, V vocabulary.
 */
public final class LogSoftmax {

    private LogSoftmax() {}

    /** @param x (N, V) */
    @Exercise(id = "autograd.log-softmax", points = 3, level = Level.STRETCH, minutes = 20,
            needs = "autograd.cross-entropy")
    public static INDArray forward(INDArray x) {
        INDArray shifted = x.sub(x.max(true, 1)); // (N, V)
        return shifted.sub(Transforms.log(Transforms.exp(shifted).sum(true, 1)));
    }

    /** dx = g - softmax(x) * sum(g), along each row. */
    @Exercise(id = "autograd.log-softmax", points = 3, level = Level.STRETCH, minutes = 20,
            needs = "autograd.cross-entropy")
    public static INDArray backward(INDArray x, INDArray upstream) {
        return upstream.sub(CrossEntropy.softmax(x).mul(upstream.sum(true, 1))); // (N, V)
    }
}
