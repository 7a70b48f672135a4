package dojo.transformer;

import contracts.Exercise;
import contracts.Todo;
import engine.Tensor;

/**
 * Layer normalization (Ba et al. 2016, equations 3 and 4): each vector brought to mean 0 and variance 1, then scaled
 * and shifted by what is learned.
 *
 * <p>B batch, T positions, C channels.
 *
 * @param weight (C), ones at the start
 * @param bias (C), zeros at the start
 * @param epsilon keeps the root away from zero
 */
public record LayerNorm(Tensor weight, Tensor bias, double epsilon) {

    /**
     * (x - mean) / sqrt(variance + epsilon) * weight + bias. Mean and variance are those of each position's own
     * channels; the variance is the mean of the squared distances, with 1/C.
     *
     * @param x (B, T, C)
     * @return (B, T, C)
     */
    @Exercise(id = "transformer.layer-norm", points = 3, minutes = 20)
    public Tensor apply(Tensor x) {
        throw new Todo("transformer.layer-norm");
    }
}
