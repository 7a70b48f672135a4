package cli.train;

import contracts.GptRecipe;
import engine.metrics.Progress;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The loss on the whole validation text in consecutive blocks, batch by batch, so that it shows how far it is and ends
 * early on Ctrl-C. Tokens behind the last whole block are left out.
 *
 * @param tokens more than the block
 * @param block T
 * @param batch blocks that are computed together
 */
record Validation(int[] tokens, int block, int batch) {

    /** Nats per token; empty where it was interrupted. */
    OptionalDouble loss(GptRecipe.Run run, Progress progress, Interruption interruption) {
        int blocks = (tokens.length - 1) / block;
        double total = 0;
        for (int first = 0; first < blocks; first += batch) {
            if (interruption.wished()) {
                return OptionalDouble.empty();
            }
            progress.update(run.stepsDone(), "evaluating " + 100L * first / blocks + " %");
            int count = Math.min(batch, blocks - first);
            int[] some = Arrays.copyOfRange(tokens, first * block, (first + count) * block + 1);
            total += count * run.evaluate(some);
        }
        return OptionalDouble.of(total / blocks);
    }
}
