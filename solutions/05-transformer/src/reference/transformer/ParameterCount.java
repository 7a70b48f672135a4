package reference.transformer;

import contracts.Exercise;
import contracts.Exercise.Level;
import contracts.GptConfig;

/**
 * How large a GPT is, before one number of it exists.
 *
 * <p>V vocabulary, C channels, L layers.
 */
public final class ParameterCount {

    private ParameterCount() {}

    /**
     * By formula, without making a weight: embeddings, blocks with their norms and biases, the last norm. The matrix
     * that embeds and scores the tokens counts once. GPT-2 small has 124,439,808.
     */
    @Exercise(id = "transformer.parameter-count", points = 2, level = Level.STRETCH, minutes = 15)
    public static long of(GptConfig config) {
        long c = config.channels();
        long embeddings = ((long) config.vocabulary() + config.context()) * c;
        long norm = 2 * c;
        long attention = c * 3 * c + 3 * c + c * c + c;
        long mlp = c * 4 * c + 4 * c + 4 * c * c + c;
        return embeddings + config.layers() * (norm + attention + norm + mlp) + norm;
    }
}
