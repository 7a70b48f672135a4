package reference.firststeps;

import contracts.Exercise;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Broadcasting: a small array is stretched to the shape of a large one, and then they meet number by number.
 *
 * <p>An array of shape (m, n) has m rows of n numbers. A row (n) is stretched downwards, a column (m, 1) to the right.
 */
public final class Rows {

    private Rows() {}

    /** One number for each row, multiplied into the whole row: a solved sibling of the exercise below. */
    public static INDArray scale(INDArray x, INDArray factors) {
        return x.mulColumnVector(factors); // (m, n) times (m) gives (m, n)
    }

    /**
     * The same row, added to every row.
     *
     * @param x (m, n)
     * @param row (n)
     * @return (m, n)
     */
    @Exercise(id = "firststeps.add-row", points = 1, minutes = 3)
    public static INDArray add(INDArray x, INDArray row) {
        return x.addRowVector(row); // (m, n)
    }
}
