package dojo.autograd;

import contracts.Exercise;
import contracts.Todo;
import org.nd4j.linalg.api.ndarray.INDArray;

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
        throw new Todo("autograd.layer-norm");
    }

    /** @param upstream (N, C) */
    @Exercise(id = "autograd.layer-norm", points = 5, minutes = 45)
    public static Gradients backward(INDArray x, INDArray weight, double epsilon, INDArray upstream) {
        throw new Todo("autograd.layer-norm");
    }
}
