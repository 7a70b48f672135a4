package reference.autograd;

import contracts.Exercise;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The way back from broadcasting. Forward, one number is used at many places; so backward, the gradients of all these
 * places add up.
 */
public final class Broadcast {

    private Broadcast() {}

    /**
     * @param upstream the gradient of an array after it was stretched
     * @param shape the array's own, before
     * @return (shape)
     */
    @Exercise(id = "autograd.linear", points = 4, minutes = 35)
    public static INDArray sumTo(INDArray upstream, long... shape) {
        INDArray sum = upstream;
        while (sum.rank() > shape.length) {
            sum = sum.sum(0); // an axis that was put in front
        }
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 1) {
                sum = sum.sum(true, axis); // an axis of length 1 that was repeated
            }
        }
        return sum.dup('c');
    }
}
