package dojo.autograd;

import contracts.Exercise;
import contracts.Exercise.Level;
import contracts.Todo;
import org.nd4j.linalg.api.ndarray.INDArray;

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
        throw new Todo("autograd.log-softmax");
    }

    /** dx = g - softmax(x) * sum(g), along each row. */
    @Exercise(id = "autograd.log-softmax", points = 3, level = Level.STRETCH, minutes = 20,
            needs = "autograd.cross-entropy")
    public static INDArray backward(INDArray x, INDArray upstream) {
        throw new Todo("autograd.log-softmax");
    }
}
