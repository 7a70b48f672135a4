package laws.pretraining;

import checks.Numbers;
import contracts.GptConfig;
import contracts.PretrainingContract.Batch;
import contracts.TrainingSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the laws of chapter 06 draw: small data, small vectors, a tiny GPT. Numbers follow from a seed. */
final class Inputs extends DomainContextBase {

    /** Data to take batches from, a block that fits it, and a uniform for each text of the batch. */
    record Data(int size, int block, int batch, long seed) {
        int[] tokens() {
            return someTokens(seed, size, 50);
        }

        double[] uniforms() {
            return new SplittableRandom(seed + 1).doubles(batch).toArray();
        }
    }

    /** One weight vector in the middle of a run: both moments, and a step that they may belong to. */
    record Update(int size, int step, double rate, double decay, long seed) {
        INDArray weight() {
            return Numbers.normal(seed, size);
        }

        INDArray gradient() {
            return Numbers.normal(seed + 1, size);
        }

        INDArray mean() {
            return Numbers.normal(seed + 2, size).mul(0.3);
        }

        INDArray square() {
            INDArray root = Numbers.normal(seed + 3, size);
            return root.mul(root).mul(0.5);
        }
    }

    /** The gradients of a few weights, of one axis and of two. */
    record Gradients(int weights, int rows, int columns, long seed) {
        List<INDArray> all() {
            List<INDArray> all = new ArrayList<>();
            for (int i = 0; i < weights; i++) {
                all.add(i % 2 == 0 ? Numbers.normal(seed + i, rows, columns) : Numbers.normal(seed + i, columns));
            }
            return all;
        }
    }

    /** A few texts of few words, so that many are near each other; thresholds that are exact in binary. */
    record Texts(List<String> texts, int n, double threshold) {}

    /** A GPT of one layer with random weights, norms and biases too. */
    record Tiny(int vocabulary, int context, long seed) {
        GptConfig config() {
            return config(0);
        }

        GptConfig config(double dropout) {
            return new GptConfig(vocabulary, context, 4, 1, 2, dropout, 1e-5);
        }

        Map<String, INDArray> weights() {
            return Inputs.weights(config(), seed);
        }

        int[] tokens(int size) {
            return someTokens(seed + 1, size, vocabulary);
        }

        /** Batch number {@code number}, (B, T) with T the context. */
        Batch batch(int number, int texts) {
            int[][] inputs = new int[texts][];
            int[][] targets = new int[texts][];
            for (int i = 0; i < texts; i++) {
                inputs[i] = someTokens(seed + 100L * number + 2 * i + 2, context, vocabulary);
                targets[i] = someTokens(seed + 100L * number + 2 * i + 3, context, vocabulary);
            }
            return new Batch(inputs, targets);
        }
    }

    /** The names and shapes of chapter 05's contract for a GPT of one layer. */
    static Map<String, long[]> shapes(GptConfig config) {
        int c = config.channels();
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put("wte.weight", new long[] {config.vocabulary(), c});
        shapes.put("wpe.weight", new long[] {config.context(), c});
        shapes.put("h.0.ln_1.weight", new long[] {c});
        shapes.put("h.0.ln_1.bias", new long[] {c});
        shapes.put("h.0.attn.c_attn.weight", new long[] {c, 3 * c});
        shapes.put("h.0.attn.c_attn.bias", new long[] {3 * c});
        shapes.put("h.0.attn.c_proj.weight", new long[] {c, c});
        shapes.put("h.0.attn.c_proj.bias", new long[] {c});
        shapes.put("h.0.ln_2.weight", new long[] {c});
        shapes.put("h.0.ln_2.bias", new long[] {c});
        shapes.put("h.0.mlp.c_fc.weight", new long[] {c, 4 * c});
        shapes.put("h.0.mlp.c_fc.bias", new long[] {4 * c});
        shapes.put("h.0.mlp.c_proj.weight", new long[] {4 * c, c});
        shapes.put("h.0.mlp.c_proj.bias", new long[] {c});
        shapes.put("ln_f.weight", new long[] {c});
        shapes.put("ln_f.bias", new long[] {c});
        return shapes;
    }

    /** Random weights of a GPT of one layer, norms and biases too. */
    static Map<String, INDArray> weights(GptConfig config, long seed) {
        Map<String, INDArray> weights = new LinkedHashMap<>();
        shapes(config).forEach((name, shape) ->
                weights.put(name, Numbers.normal(seed + name.hashCode(), shape).mul(0.5)));
        return weights;
    }

    /** Settings of a short run; what a law does not care about has sensible numbers. */
    static TrainingSettings settings(int steps, int batch, int block, int accumulation, double peak, double floor,
            int warmup, double decay, double clip, long seed) {
        return new TrainingSettings(steps, batch, block, accumulation, peak, floor, warmup, 0.9, 0.99, 1e-6, decay,
                clip, seed);
    }

    /** Settings of which the schedule alone matters. */
    static TrainingSettings schedule(int warmup, int steps, double peak, double floor) {
        return settings(steps, 1, 1, 1, peak, floor, warmup, 0, 0, 1);
    }

    private static int[] someTokens(long seed, int size, int vocabulary) {
        return new SplittableRandom(seed).ints(size, 0, vocabulary).toArray();
    }

    @Provide
    Arbitrary<Data> data() {
        return Combinators.combine(between(2, 30), between(1, 10), between(1, 5), seeds())
                .as((size, block, batch, seed) -> new Data(Math.max(size, block + 1), block, batch, seed));
    }

    @Provide
    Arbitrary<Update> update() {
        return Combinators.combine(between(1, 6), between(1, 50), Arbitraries.of(1e-3, 0.03, 0.2),
                Arbitraries.of(0.0, 0.1, 0.5), seeds()).as(Update::new);
    }

    @Provide
    Arbitrary<Gradients> gradients() {
        return Combinators.combine(between(1, 4), between(1, 4), between(1, 4), seeds()).as(Gradients::new);
    }

    @Provide
    Arbitrary<Tiny> tiny() {
        return Combinators.combine(between(2, 6), between(1, 4), seeds()).as(Tiny::new);
    }

    @Provide
    Arbitrary<Texts> texts() {
        Arbitrary<String> text = Arbitraries.of("a", "b", "c", "D", "e").list().ofMaxSize(6)
                .map(words -> String.join(" ", words));
        return Combinators.combine(text.list().ofMinSize(1).ofMaxSize(6), between(1, 3),
                Arbitraries.of(0.25, 0.5, 0.75, 1.0)).as(Texts::new);
    }

    /** A warm-up shorter than the run, and a peak above the floor. */
    @Provide
    Arbitrary<TrainingSettings> schedules() {
        return Combinators.combine(between(0, 10), between(1, 30), Arbitraries.of(1e-3, 0.5, 2.0),
                Arbitraries.of(0.0, 0.1, 0.5))
                .as((warmup, more, peak, share) -> schedule(warmup, warmup + more, peak, share * peak));
    }

    private static Arbitrary<Integer> between(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(0, 1_000_000);
    }
}
