package dojo.autograd;

import contracts.Exercise;
import contracts.Exercise.Level;
import contracts.Todo;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A vector for each token: row ids[i] of a table. A token that stands at two places gets the gradients of both.
 *
 * <p>N tokens, V rows, C channels.
 */
public final class Embedding {

    private Embedding() {}

    /** @param table (V, C) */
    @Exercise(id = "autograd.embedding", points = 2, level = Level.STRETCH, minutes = 15)
    public static INDArray forward(INDArray table, int[] ids) {
        throw new Todo("autograd.embedding");
    }

    /**
     * @param rows V
     * @param upstream (N, C)
     */
    @Exercise(id = "autograd.embedding", points = 2, level = Level.STRETCH, minutes = 15)
    public static INDArray backward(int rows, int[] ids, INDArray upstream) {
        throw new Todo("autograd.embedding");
    }
}
