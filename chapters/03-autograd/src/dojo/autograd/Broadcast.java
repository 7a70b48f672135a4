package dojo.autograd;

import contracts.Exercise;
import contracts.Todo;
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
        throw new Todo("autograd.linear");
    }
}
