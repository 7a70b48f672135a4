package cli.train;

import contracts.GptRecipe;
import contracts.Tokenizer;
import engine.Backend;
import engine.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One token after the other: greedy, or drawn at a temperature among the likeliest. The whole text is computed anew
 * for each token; chapter 08 will do better.
 *
 * @param context the longest text that the model can see
 * @param temperature 0 for greedy
 * @param topK 0 for all
 */
public record Generation(GptRecipe.Model model, int context, double temperature, int topK, long seed) {

    /** A prompt and so many tokens more, as one text. */
    public String text(Tokenizer tokenizer, String prompt, int count) {
        List<Integer> ids = new ArrayList<>();
        goOn(tokenizer.encode(prompt), count, ids::add);
        return prompt + tokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Goes on with a prompt and hands over each token as it is chosen; a listener that answers no wants no more. */
    public void goOn(int[] prompt, int count, IntPredicate listener) {
        int[] seen = lastOf(prompt);
        for (int step = 0; step < count; step++) {
            int id = choose(lastLogits(seen), step);
            if (!listener.test(id)) {
                return;
            }
            int[] longer = Arrays.copyOf(seen, seen.length + 1);
            longer[seen.length] = id;
            seen = lastOf(longer);
        }
    }

    /** What the model can see of a text. */
    private int[] lastOf(int[] ids) {
        return Arrays.copyOfRange(ids, Math.max(0, ids.length - context), ids.length);
    }

    private double[] lastLogits(int[] seen) {
        try (Backend.Scope scope = Backend.current().scope()) {
            return model.logits(new int[][] {seen}).slice(1, seen.length - 1, seen.length).toDoubles();
        }
    }

    private int choose(double[] logits, int step) {
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            best = logits[id] > logits[best] ? id : best;
        }
        if (temperature == 0) {
            return best;
        }
        double least = least(logits);
        double[] weights = new double[logits.length];
        double total = 0;
        for (int id = 0; id < logits.length; id++) {
            weights[id] = logits[id] < least ? 0 : Math.exp((logits[id] - logits[best]) / temperature);
            total += weights[id];
        }
        double left = Draws.at(seed, "sample", step).nextDouble() * total;
        for (int id = 0; id < logits.length; id++) {
            left -= weights[id];
            if (left < 0) {
                return id;
            }
        }
        return best; // what rounding left over
    }

    /** The smallest logit among the K largest; tokens that share it are all kept. */
    private double least(double[] logits) {
        if (topK == 0 || topK >= logits.length) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] sorted = logits.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - topK];
    }
}
