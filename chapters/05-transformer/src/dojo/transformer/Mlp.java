package dojo.transformer;

import contracts.Exercise;
import contracts.Todo;
import engine.Tensor;

/**
 * The feed-forward half of a block (Vaswani et al. 2017, equation 2, with GELU for ReLU as in GPT-2): each position
 * thinks for itself about what attention brought.
 *
 * @param fcWeight (C, 4C)
 * @param fcBias (4C)
 * @param projWeight (4C, C)
 * @param projBias (C)
 */
public record Mlp(Tensor fcWeight, Tensor fcBias, Tensor projWeight, Tensor projBias) {

    /**
     * Wider by the first matrix, bent by GELU, narrow again by the second matrix.
     *
     * @param x (B, T, C)
     * @return (B, T, C)
     */
    @Exercise(id = "transformer.mlp", points = 2, minutes = 10)
    public Tensor apply(Tensor x) {
        throw new Todo("transformer.mlp");
    }
}
