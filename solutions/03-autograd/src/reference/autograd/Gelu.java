package reference.autograd;

import contracts.Exercise;
import contracts.Exercise.Level;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

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
        INDArray u = x.mul(x).mul(CUBIC).add(1).mul(x).mul(C);
        return Transforms.tanh(u).add(1).mul(x).mul(0.5);
    }

    /** dy/dx = (1 + t)/2 + x/2 (1 - t^2) u', where t = tanh(u) and u' = c (1 + 3 * 0.044715 x^2). */
    @Exercise(id = "autograd.gelu", points = 2, level = Level.STRETCH, minutes = 20)
    public static INDArray backward(INDArray x, INDArray upstream) {
        INDArray square = x.mul(x);
        INDArray t = Transforms.tanh(square.mul(CUBIC).add(1).mul(x).mul(C));
        INDArray inner = square.mul(3 * CUBIC).add(1).mul(C); // du/dx
        INDArray slope = t.add(1).mul(0.5).add(t.mul(t).rsub(1).mul(inner).mul(x).mul(0.5));
        return upstream.mul(slope);
    }
}
