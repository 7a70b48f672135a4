package contracts;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the experiment needs from one side's chapter 00: models by counting, their loss, and their text.
 *
 * <p>Given and ungraded. The reference and the learner's chapter each have one, found by {@code ServiceLoader}.
 */
public interface FirststepsRecipe {

    /** How likely each token is, whatever stands before it: (V), as {@link FirststepsContract#bigram} specifies it. */
    INDArray unigram(int[] ids, int vocabulary);

    /** (V, V), as {@link FirststepsContract#bigram} specifies it. */
    INDArray bigram(int[] ids, int vocabulary);

    /** As {@link FirststepsContract#addRow} specifies it. */
    INDArray addRow(INDArray x, INDArray row);

    /** As {@link FirststepsContract#crossEntropy} specifies it. */
    double crossEntropy(INDArray logits, int[] targets);

    /** As {@link FirststepsContract#write} specifies it. */
    int[] write(INDArray table, int first, double[] u);
}
