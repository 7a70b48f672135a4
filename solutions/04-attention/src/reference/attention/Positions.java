package reference.attention;

import contracts.Exercise;
import contracts.Exercise.Level;
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
        double[] waves = new double[positions * channels];
        for (int t = 0; t < positions; t++) {
            for (int i = 0; i < channels; i += 2) {
                double angle = t / Math.pow(10_000, (double) i / channels);
                waves[t * channels + i] = Math.sin(angle);
                waves[t * channels + i + 1] = Math.cos(angle);
            }
        }
        return Tensor.of(waves, positions, channels); // (T, C)
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
        int hs = x.dim(-1);
        double[] cos = new double[positions.length * hs / 2];
        double[] sin = new double[cos.length];
        for (int t = 0; t < positions.length; t++) {
            for (int i = 0; i < hs / 2; i++) {
                double angle = positions[t] * Math.pow(theta, -2.0 * i / hs);
                cos[t * hs / 2 + i] = Math.cos(angle);
                sin[t * hs / 2 + i] = Math.sin(angle);
            }
        }
        Tensor c = x.like(cos, positions.length, hs / 2, 1); // (T, hs/2, 1)
        Tensor s = x.like(sin, positions.length, hs / 2, 1); // (T, hs/2, 1)
        Tensor pairs = x.reshape(x.dim(0), x.dim(1), x.dim(2), hs / 2, 2); // (B, nh, T, hs/2, 2)
        Tensor even = pairs.slice(-1, 0, 1); // (B, nh, T, hs/2, 1)
        Tensor odd = pairs.slice(-1, 1, 2); // (B, nh, T, hs/2, 1)
        Tensor turned = Tensor.concat(-1,
                even.mul(c).sub(odd.mul(s)),
                even.mul(s).add(odd.mul(c))); // (B, nh, T, hs/2, 2)
        return turned.reshape(x.shape()); // (B, nh, T, hs)
    }
}
