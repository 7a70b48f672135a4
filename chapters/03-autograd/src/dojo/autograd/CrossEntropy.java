package dojo.autograd;

import contracts.Exercise;
import contracts.Todo;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax and cross entropy as one operation: the mean of -ln softmax(logits)[target]. Together their gradient is
 * simpler than either alone: what was predicted minus what was right.
 *
 * <p>N rows, V vocabulary.
 */
public final class CrossEntropy {

    private CrossEntropy() {}

    /** e^x over its row's sum: (N, V). */
    @Exercise(id = "autograd.cross-entropy", points = 4, minutes = 35)
    public static INDArray softmax(INDArray logits) {
        throw new Todo("autograd.cross-entropy");
    }

    /**
     * @param logits (N, V)
     * @param targets N ids
     * @return nats, the mean over the rows
     */
    @Exercise(id = "autograd.cross-entropy", points = 4, minutes = 35)
    public static double loss(INDArray logits, int[] targets) {
        throw new Todo("autograd.cross-entropy");
    }

    /** (p - onehot(target)) / N, times what comes in: (N, V). */
    @Exercise(id = "autograd.cross-entropy", points = 4, minutes = 35)
    public static INDArray backward(INDArray logits, int[] targets, double upstream) {
        throw new Todo("autograd.cross-entropy");
    }
}
