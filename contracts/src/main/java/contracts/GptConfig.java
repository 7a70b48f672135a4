package contracts;

/**
 * The shape of a GPT (Radford et al. 2019). A model is this and a map of weights.
 *
 * @param vocabulary V, the number of different tokens
 * @param context the longest text that the model can see, in tokens
 * @param channels C, the width of every token's vector
 * @param layers L, the number of blocks
 * @param heads nh, a divisor of the channels
 * @param dropout the share of numbers that training sets to zero, 0 (included) to 1 (excluded)
 * @param epsilon what layer norm adds to the variance; GPT-2 has 1e-5
 */
public record GptConfig(
        int vocabulary, int context, int channels, int layers, int heads, double dropout, double epsilon) {

    public GptConfig {
        positive("vocabulary", vocabulary);
        positive("context", context);
        positive("channels", channels);
        positive("layers", layers);
        positive("heads", heads);
        if (channels % heads != 0) {
            throw new IllegalArgumentException(
                    "The channels, " + channels + ", cannot be cut into " + heads + " equal heads.");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be at least 0 and less than 1, not " + dropout + ".");
        }
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException("epsilon must be a small positive number, not " + epsilon + ".");
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value + ".");
        }
    }
}
