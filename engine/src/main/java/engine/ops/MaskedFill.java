package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = x where the mask is not 0, else a constant. The gradient passes where x did. */
public final class MaskedFill {

    private MaskedFill() {}

    public static Tensor apply(Tensor x, Tensor mask, double value) {
        Backend be = x.backend();
        Array m = mask.dtype() == x.dtype() ? mask.value() // masks are made in float64, training is in float32
                : be.of(x.dtype(), be.toDoubles(mask.value()), mask.shape());
        Array y = be.maskedFill(x.value(), m, value);
        return Tensor.made(y, g -> x.accumulate(() -> be.maskedFill(g, m, 0)), x);
    }
}
