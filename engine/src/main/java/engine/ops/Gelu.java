package engine.ops;

import engine.Array;
import engine.Backend;
import engine.Tensor;

/** GELU in its tanh form (Hendrycks and Gimpel 2016, section 2), as GPT-2 has it; {@link engine.Gelu} says how. */
public final class Gelu {

    private Gelu() {}

    public static Tensor apply(Tensor x) {
        Backend be = x.backend();
        Array y = be.gelu(x.value());
        return Tensor.made(y, g -> x.accumulate(() -> be.geluGradient(x.value(), y, g)), x);
    }
}
