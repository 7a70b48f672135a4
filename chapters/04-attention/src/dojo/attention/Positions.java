package dojo.attention;

import contracts.Exercise;
import contracts.Exercise.Level;
import contracts.Todo;
import engine.Tensor;

/**
 * Where a vector stands in its text. Attention alone cannot tell: it treats its keys as a set.
 *
 * <p>Two fixed schemes, sinusoidal and rotary. Learned positions are a matrix of parameters: chapter 05.
 */
public final class Positions {

    private Positions() {}

    /**
     * Waves of growing length, a sine and a cosine of each: column 2i of row t is sin(t / 10000^(2i/C)), column 2i + 1
     * the cosine (Vaswani et al. 2017, section 3.5).
     *
     * @param channels C, even
     * @return (T, C), float64
     */
    @Exercise(id = "attention.sinusoidal", points = 2, minutes = 15)
    public static Tensor sinusoidal(int positions, int channels) {
        throw new Todo("attention.sinusoidal");
    }

    /**
     * Turns each pair of channels (2i, 2i + 1) of the vector at position t by the angle t * theta^(-2i/hs), so that a
     * score depends on the distance of query and key alone (Su et al. 2021, equation 34).
     *
     * @param x (B, nh, T, hs), hs even
     * @param positions T of them
     * @param theta the base, 10000 in the paper
     * @return (B, nh, T, hs)
     */
    @Exercise(id = "attention.rotary", points = 4, level = Level.STRETCH, minutes = 40)
    public static Tensor rotary(Tensor x, int[] positions, double theta) {
        throw new Todo("attention.rotary");
    }
}
