package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** y = x where the mask is not 0, else a constant. The gradient passes where x did. */
public final class MaskedFill {

    private MaskedFill() {}

    public static Tensor apply(Tensor x, Tensor mask, double value) {
        Backend be = x.backend();
        Array y = be.maskedFill(x.value(), mask.value(), value);
        return Tensor.made(y, g -> x.accumulate(() -> be.maskedFill(g, mask.value(), 0)), x);
    }
}
