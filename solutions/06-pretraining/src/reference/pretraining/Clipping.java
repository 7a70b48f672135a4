package reference.pretraining;

import contracts.Exercise;
import engine.Tensor;
import java.util.List;

/** Gradients kept from exploding (Pascanu et al. 2013, algorithm 1). */
public final class Clipping {

    private Clipping() {}

    /**
     * Scales all gradients by one factor, so that their common norm is at most {@code max}; gradients within it are
     * left alone. Overwrites them by {@code assign}.
     *
     * @param gradients any shapes
     * @param max the largest norm
     * @return the norm before
     */
    @Exercise(id = "pretraining.clip", points = 3, minutes = 15)
    public static double clip(List<Tensor> gradients, double max) {
        double squares = 0;
        for (Tensor gradient : gradients) {
            squares += gradient.sumOfSquares();
        }
        double norm = Math.sqrt(squares);
        if (norm > max) {
            for (Tensor gradient : gradients) {
                gradient.assign(gradient.scale(max / norm));
            }
        }
        return norm;
    }
}
