package dojo.firststeps;

import contracts.Exercise;
import contracts.Todo;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * From any numbers, the logits, to probabilities: e^x[i] over the sum of all e^x[j].
 *
 * <p>V vocabulary. Chapter 04 shares attention by it, chapters 05 to 13 choose the next token by it.
 */
public final class Softmax {

    private Softmax() {}

    /**
     * The share of each logit against 0, the logistic function: 1 / (1 + e^-x). A solved sibling of the exercise below.
     *
     * @param logits any shape
     * @return the same shape, numbers between 0 and 1
     */
    public static INDArray againstZero(INDArray logits) {
        INDArray powers = Transforms.exp(logits.neg());
        return powers.add(1).rdiv(1); // rdiv: 1 divided by each number
    }

    /**
     * Each row on its own.
     *
     * @param logits (m, V)
     * @return (m, V), every row sums to 1
     */
    @Exercise(id = "firststeps.softmax", points = 2, minutes = 5)
    public static INDArray rows(INDArray logits) {
        throw new Todo("firststeps.softmax");
    }
}
