package reference.autograd;

import contracts.Exercise;
import contracts.Exercise.Level;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
        INDArray taken = Nd4j.create(table.dataType(), ids.length, table.size(1));
        for (int i = 0; i < ids.length; i++) {
            taken.putRow(i, table.getRow(ids[i]));
        }
        return taken; // (N, C)
    }

    /**
     * @param rows V
     * @param upstream (N, C)
     */
    @Exercise(id = "autograd.embedding", points = 2, level = Level.STRETCH, minutes = 15)
    public static INDArray backward(int rows, int[] ids, INDArray upstream) {
        INDArray gradient = Nd4j.create(upstream.dataType(), rows, upstream.size(1)); // zeros
        for (int i = 0; i < ids.length; i++) {
            gradient.getRow(ids[i]).addi(upstream.getRow(i)); // a view: what is added lands in the table
        }
        return gradient; // (V, C)
    }
}
