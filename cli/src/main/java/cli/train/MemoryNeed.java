package cli.train;

import cli.Problem;
import contracts.GptConfig;
import contracts.TrainingSettings;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/**
 * The least memory that a training run takes, to refuse what cannot fit before anything is allocated. A real run takes
 * some times more: only the arrays that must be there together are counted, each number with four bytes.
 *
 * <p>B batch, T time, C channels, L layers, nh heads, V vocabulary. Doubles, since these products overflow integers.
 *
 * @param numbers of the largest array
 * @param bytes of all arrays
 */
record MemoryNeed(double numbers, double bytes) {

    static MemoryNeed of(GptConfig config, TrainingSettings settings) {
        double v = config.vocabulary();
        double c = config.channels();
        double t = settings.block();
        double tokens = settings.batch() * t; // B T
        double weights = (v + config.context()) * c + config.layers() * 12 * c * c;
        double scores = tokens * config.heads() * t; // (B, nh, T, T)
        double activations = tokens * v + config.layers() * (tokens * 8 * c + scores); // kept for the way back
        double largest = Math.max(Math.max(weights, scores), tokens * Math.max(v, 4 * c));
        return new MemoryNeed(largest, 4 * (4 * weights + activations)); // weight, gradient, two moments
    }

    /** One sentence where it does not fit into what this process may take. */
    void require() {
        long most = Pointer.maxBytes();
        if (numbers > Integer.MAX_VALUE || most > 0 && bytes > most) {
            throw Problem.usage(String.format(Locale.ROOT, "A model and batches of this size take %,.1f GB of memory "
                    + "at the very least, and this process may take %,.1f GB; set a smaller batch, block, channels or "
                    + "layers.", bytes / 1e9, most / 1e9));
        }
    }
}
