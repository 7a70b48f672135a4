package reference.autograd;

import contracts.Exercise;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

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
        INDArray shifted = logits.sub(logits.max(true, 1)); // subtle: the same ratios, and no exponent above 0
        INDArray grown = Transforms.exp(shifted);
        return grown.div(grown.sum(true, 1)); // (N, V)
    }

    /**
     * @param logits (N, V)
     * @param targets N ids
     * @return nats, the mean over the rows
     */
    @Exercise(id = "autograd.cross-entropy", points = 4, minutes = 35)
    public static double loss(INDArray logits, int[] targets) {
        INDArray low = logits.sub(logits.max(true, 1)); // (N, V), each row's largest is 0
        INDArray logSums = Transforms.log(Transforms.exp(low).sum(true, 1)); // (N, 1)
        double sum = 0;
        for (int row = 0; row < targets.length; row++) {
            sum += logSums.getDouble(row, 0) - low.getDouble(row, targets[row]); // subtle: never ln of a p that is 0
        }
        return sum / targets.length;
    }

    /** (p - onehot(target)) / N, times what comes in: (N, V). */
    @Exercise(id = "autograd.cross-entropy", points = 4, minutes = 35)
    public static INDArray backward(INDArray logits, int[] targets, double upstream) {
        INDArray gradient = softmax(logits); // (N, V)
        for (int row = 0; row < targets.length; row++) {
            gradient.putScalar(row, targets[row], gradient.getDouble(row, targets[row]) - 1);
        }
        return gradient.mul(upstream / targets.length);
    }
}
