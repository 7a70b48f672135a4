package dojo.transformer;

import contracts.Exercise;
import contracts.Todo;
import engine.Draws;
import engine.Tensor;
import java.util.random.RandomGenerator;

/**
 * Dropout (Srivastava et al. 2014) in its inverted form (section 10): while training, numbers vanish at random and the
 * rest grows, so that nothing has to change when the model is used.
 *
 * <p>One object serves one forward pass; each call draws on. Dropout of attention weights is left out.
 */
public final class Dropout {

    private final double p;
    private final RandomGenerator uniforms;

    private Dropout(double p, RandomGenerator uniforms) {
        this.p = p;
        this.uniforms = uniforms;
    }

    /** No dropout: for evaluation and use. */
    public static Dropout off() {
        return new Dropout(0, null);
    }

    /** The dropout of one training step; what is dropped follows from seed and step. */
    public static Dropout training(double p, long seed, long step) {
        return p == 0 ? off() : new Dropout(p, Draws.at(seed, "dropout", step));
    }

    /** The next pass through a dropout layer. */
    public Tensor apply(Tensor x) {
        return p == 0 ? x : drop(x, p, uniforms.doubles(x.value().size()).toArray(), true);
    }

    /**
     * While training, a number whose uniform is less than p becomes 0, the rest is divided by 1 - p. Gradients flow to
     * what stays.
     *
     * @param p the share that is dropped, 0 to 1 (excluded)
     * @param u a uniform from [0, 1) for each number of x, in row-major order
     * @param training false gives x back
     */
    @Exercise(id = "transformer.dropout", points = 2, minutes = 15)
    public static Tensor drop(Tensor x, double p, double[] u, boolean training) {
        throw new Todo("transformer.dropout");
    }
}
