package dojo.autograd;

import contracts.Exercise;
import contracts.Todo;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * y = x W + b, most of what a Transformer computes.
 *
 * <p>N rows (of all texts and positions), in and out channels. W is (in, out), as GPT-2 stores it.
 */
public final class Linear {

    private Linear() {}

    /** Gradients in the shapes of x, weight and bias. */
    public record Gradients(INDArray x, INDArray weight, INDArray bias) {}

    /**
     * @param x (N, in)
     * @param weight (in, out)
     * @param bias (out)
     */
    @Exercise(id = "autograd.linear", points = 4, minutes = 35)
    public static INDArray forward(INDArray x, INDArray weight, INDArray bias) {
        throw new Todo("autograd.linear");
    }

    /** @param upstream (N, out) */
    @Exercise(id = "autograd.linear", points = 4, minutes = 35)
    public static Gradients backward(INDArray x, INDArray weight, INDArray bias, INDArray upstream) {
        throw new Todo("autograd.linear");
    }
}
