package reference.autograd;

import contracts.Exercise;
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
        return x.mmul(weight).add(bias); // (N, out)
    }

    /** @param upstream (N, out) */
    @Exercise(id = "autograd.linear", points = 4, minutes = 35)
    public static Gradients backward(INDArray x, INDArray weight, INDArray bias, INDArray upstream) {
        INDArray dx = upstream.mmul(weight.transpose()); // (N, in)
        INDArray dWeight = x.transpose().mmul(upstream); // (in, out), summed over the rows
        INDArray dBias = Broadcast.sumTo(upstream, bias.shape()); // (out)
        return new Gradients(dx, dWeight, dBias);
    }
}
