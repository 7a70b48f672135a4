package cli.bench;

import cli.Side;
import cli.train.Generation;
import cli.train.Knobs;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.TrainingSettings;
import engine.DType;
import engine.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import reference.pretraining.CharTokenizer;

/**
 * Greedy generation of one sequence with fresh weights, from one token on and everything computed anew for each token:
 * the text grows to the model's context, then the window moves. Beside PyTorch's where that is wanted.
 */
final class GenerateBench {

    private GenerateBench() {}

    /** What was measured: milliseconds of a token, over texts of so many tokens. */
    record Result(String preset, int tokens, int rounds, Turns turns) implements Measured {

        @Override
        public String table() {
            return turns.table("a token of " + preset + ", " + rounds + " x " + tokens, 1);
        }

        @Override
        public Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("preset", preset);
            figures.put("tokens", tokens);
            figures.put("rounds", rounds);
            figures.putAll(turns.figures("token", 1));
            return figures;
        }
    }

    static Result run(String text, String preset, Knobs knobs, PeerOptions peers, int tokens, int rounds) {
        CharTokenizer tokenizer = CharTokenizer.of(text);
        GptConfig config = knobs.config(tokenizer.vocabularySize());
        TrainingSettings settings = knobs.settings(1);
        GptRecipe recipe = Side.reference(GptRecipe.class);
        Map<String, Tensor> weights =
                recipe.begin(config, settings, tokenizer.encode(text), DType.FLOAT32).weights();
        long parameters = weights.values().stream().mapToLong(weight -> weight.value().size()).sum();
        Generation greedy = new Generation(recipe.model(config, weights), config.context(), 0, 0, 1);
        try (Peer peer = peers.start("generate", config, settings.batch(), parameters)) {
            int all = tokens * rounds;
            return new Result(preset, tokens, rounds,
                    Turns.of(units -> new double[] {millis(greedy, units)}, peer, all, all, tokens));
        }
    }

    /** Of one token, the mean of so many. */
    private static double millis(Generation generation, int tokens) {
        long start = System.nanoTime();
        generation.goOn(new int[] {0}, tokens, id -> true);
        return (System.nanoTime() - start) / 1e6 / tokens;
    }
}
