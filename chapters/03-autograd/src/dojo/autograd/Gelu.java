package dojo.autograd;

import contracts.Exercise;
import contracts.Exercise.Level;
import contracts.Todo;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * GELU in its tanh form (Hendrycks and Gimpel 2016, section 2), as GPT-2 has it: y = x/2 * (1 + tanh(u)) with
 * u = c (x + 0.044715 x^3) and c = sqrt(2/pi).
 */
public final class Gelu {

    private static final double C = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    private Gelu() {}

    /** Each number by itself, any shape. */
    @Exercise(id = "autograd.gelu", points = 2, level = Level.STRETCH, minutes = 20)
    public static INDArray forward(INDArray x) {
        throw new Todo("autograd.gelu");
    }

    /** dy/dx = (1 + t)/2 + x/2 (1 - t^2) u', where t = tanh(u) and u' = c (1 + 3 * 0.044715 x^2). */
    @Exercise(id = "autograd.gelu", points = 2, level = Level.STRETCH, minutes = 20)
    public static INDArray backward(INDArray x, INDArray upstream) {
        throw new Todo("autograd.gelu");
    }
}
