package reference.pretraining;

import contracts.Exercise;
import contracts.GptRecipe;
import engine.Backend;
import java.util.Arrays;
import reference.transformer.CrossEntropy;

/** How well a model predicts a text that it was not trained on. */
public final class Evaluation {

    private Evaluation() {}

    /**
     * The mean loss over a text in consecutive blocks; tokens behind the last whole block are left out.
     *
     * @param tokens more than the block
     * @param block T
     * @param batch blocks that are computed together; the result does not depend on it
     * @return nats per token
     */
    @Exercise(id = "pretraining.evaluate", points = 3, minutes = 20, needs = "transformer.gpt")
    public static double loss(GptRecipe.Model model, int[] tokens, int block, int batch) {
        int blocks = (tokens.length - 1) / block;
        double total = 0;
        for (int first = 0; first < blocks; first += batch) {
            int count = Math.min(batch, blocks - first);
            int[][] inputs = new int[count][];
            int[][] targets = new int[count][];
            for (int i = 0; i < count; i++) {
                int start = (first + i) * block;
                inputs[i] = Arrays.copyOfRange(tokens, start, start + block);
                targets[i] = Arrays.copyOfRange(tokens, start + 1, start + block + 1);
            }
            total += count * batchLoss(model, inputs, targets); // subtle: the last batch may be smaller
        }
        return total / blocks;
    }

    /** One batch, whose arrays go back to the pool. */
    private static double batchLoss(GptRecipe.Model model, int[][] inputs, int[][] targets) {
        try (Backend.Scope scope = Backend.current().scope()) {
            return CrossEntropy.mean(model.logits(inputs), targets).item();
        }
    }

    /** Among how many equally likely tokens a model of this loss hesitates. */
    @Exercise(id = "pretraining.evaluate", points = 3, minutes = 20, needs = "transformer.gpt")
    public static double perplexity(double loss) {
        return Math.exp(loss);
    }
}
