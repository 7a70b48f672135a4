package cli.train;

import contracts.GptRecipe;
import engine.Backend;
import engine.Draws;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * One token after the other: greedy, or drawn at a temperature among the likeliest. The whole text is computed anew
 * for each token; chapter 08 will do better.
 *
 * @param context the longest text that the model can see
 * @param temperature 0 for greedy
 * @param topK 0 for all
 */
public record Generation(GptRecipe.Model model, int context, double temperature, int topK, long seed) {

    /** Adds tokens to a prompt and hands each over as it is chosen. */
    public int[] goOn(int[] prompt, int count, IntConsumer listener) {
        int[] ids = Arrays.copyOf(prompt, prompt.length + count);
        for (int at = prompt.length; at < ids.length; at++) {
            int[] seen = Arrays.copyOfRange(ids, Math.max(0, at - context), at);
            ids[at] = choose(lastLogits(seen), at);
            listener.accept(ids[at]);
        }
        return ids;
    }

    private double[] lastLogits(int[] seen) {
        try (Backend.Scope scope = Backend.current().scope()) {
            return model.logits(new int[][] {seen}).slice(1, seen.length - 1, seen.length).toDoubles();
        }
    }

    private int choose(double[] logits, int step) {
        Integer[] byLogit = new Integer[logits.length];
        Arrays.setAll(byLogit, i -> i);
        Arrays.sort(byLogit, (a, b) -> Double.compare(logits[b], logits[a]));
        if (temperature == 0) {
            return byLogit[0];
        }
        int kept = topK == 0 ? logits.length : Math.min(topK, logits.length);
        double[] weights = new double[kept];
        double total = 0;
        for (int i = 0; i < kept; i++) {
            weights[i] = Math.exp((logits[byLogit[i]] - logits[byLogit[0]]) / temperature);
            total += weights[i];
        }
        double left = Draws.at(seed, "sample", step).nextDouble() * total;
        for (int i = 0; i < kept; i++) {
            left -= weights[i];
            if (left < 0) {
                return byLogit[i];
            }
        }
        return byLogit[kept - 1];
    }
}
