package reference.autograd;

import contracts.Exercise;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Layer normalization (Ba et al. 2016, equations 3 and 4), forward and backward: each row brought to mean 0 and
 * variance 1, then scaled and shifted by what is learned.
 *
 * <p>N rows, C channels.
 */
public final class LayerNorm {

    private LayerNorm() {}

    /** Gradients: x (N, C), weight (C), bias (C). */
    public record Gradients(INDArray x, INDArray weight, INDArray bias) {}

    /**
     * @param x (N, C)
     * @param weight (C)
     * @param bias (C)
     * @param epsilon keeps the root away from zero
     */
    @Exercise(id = "autograd.layer-norm", points = 5, minutes = 45)
    public static INDArray forward(INDArray x, INDArray weight, INDArray bias, double epsilon) {
        INDArray centred = x.sub(x.mean(true, 1)); // (N, C)
        INDArray variance = centred.mul(centred).mean(true, 1); // (N, 1)
        INDArray normal = centred.div(Transforms.sqrt(variance.add(epsilon))); // (N, C)
        return normal.mul(weight).add(bias);
    }

    /** @param upstream (N, C) */
    @Exercise(id = "autograd.layer-norm", points = 5, minutes = 45)
    public static Gradients backward(INDArray x, INDArray weight, double epsilon, INDArray upstream) {
        INDArray middle = x.sub(x.mean(true, 1)); // (N, C)
        INDArray size = Transforms.sqrt(middle.mul(middle).mean(true, 1).add(epsilon)); // (N, 1)
        INDArray hat = middle.div(size); // the normalized rows, (N, C)
        INDArray dHat = upstream.mul(weight); // y = hat * weight + bias: (N, C)
        INDArray level = dHat.mean(true, 1); // x moves the mean, too: (N, 1)
        INDArray along = dHat.mul(hat).mean(true, 1); // and the variance: (N, 1)
        INDArray dx = dHat.sub(level).sub(hat.mul(along)).div(size); // (N, C)
        return new Gradients(dx, upstream.mul(hat).sum(0), upstream.sum(0));
    }
}
