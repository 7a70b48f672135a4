package dojo.pretraining;

import contracts.Exercise;
import contracts.GptRecipe;
import contracts.Todo;
import engine.Backend;
import dojo.transformer.CrossEntropy;

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
        throw new Todo("pretraining.evaluate");
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
        throw new Todo("pretraining.evaluate");
    }
}
