package laws.transformer;

import checks.Numbers;
import contracts.GptConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the laws of chapter 05 draw: small shapes, and numbers that follow from a seed. Norms and biases, too. */
final class Inputs extends DomainContextBase {

    /** Some vectors, x (B, T, C), and what one half of a block needs. */
    record Rows(int batch, int positions, int channels, double epsilon, long seed) {
        INDArray x() {
            return Numbers.normal(seed, batch, positions, channels);
        }

        INDArray upstream() {
            return Numbers.normal(seed + 1, batch, positions, channels);
        }

        INDArray weight() {
            return Numbers.normal(seed + 2, channels);
        }

        INDArray bias() {
            return Numbers.normal(seed + 3, channels);
        }

        Map<String, INDArray> mlp() {
            Map<String, INDArray> weights = new LinkedHashMap<>();
            weights.put("c_fc.weight", Numbers.normal(seed + 4, channels, 4L * channels));
            weights.put("c_fc.bias", Numbers.normal(seed + 5, 4L * channels));
            weights.put("c_proj.weight", Numbers.normal(seed + 6, 4L * channels, channels));
            weights.put("c_proj.bias", Numbers.normal(seed + 7, channels));
            return weights;
        }

        /** One for each number of x. */
        double[] uniforms() {
            return new SplittableRandom(seed + 8).doubles((long) batch * positions * channels).toArray();
        }
    }

    /** One block and its input x (B, T, C), C = nh * hs. */
    record Layer(int batch, int positions, int heads, int width, double epsilon, boolean preNorm, long seed) {
        INDArray x() {
            return Numbers.normal(seed, batch, positions, (long) heads * width);
        }

        INDArray upstream() {
            return Numbers.normal(seed + 1, batch, positions, (long) heads * width);
        }

        Map<String, INDArray> weights() {
            GptConfig one = new GptConfig(1, 1, heads * width, 1, heads, 0, epsilon);
            Map<String, INDArray> weights = new LinkedHashMap<>();
            Weights.random(one, seed + 2).forEach((name, weight) -> {
                if (name.startsWith("h.0.")) {
                    weights.put(name.substring("h.0.".length()), weight);
                }
            });
            return weights;
        }
    }

    /** A small GPT with random weights, and texts of T tokens, T at most the context. */
    record Texts(GptConfig config, int batch, int positions, long seed) {
        Map<String, INDArray> weights() {
            return Weights.random(config, seed);
        }

        int[][] ids() {
            return tokens(seed + 1);
        }

        int[][] targets() {
            return tokens(seed + 2);
        }

        private int[][] tokens(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int[][] ids = new int[batch][positions];
            for (int[] text : ids) {
                java.util.Arrays.setAll(text, t -> random.nextInt(config.vocabulary()));
            }
            return ids;
        }
    }

    @Provide
    Arbitrary<Rows> rows() {
        return Combinators.combine(between(1, 2), between(1, 4), between(2, 6), epsilons(), seeds()).as(Rows::new);
    }

    @Provide
    Arbitrary<Layer> layer() {
        return Combinators.combine(between(1, 2), between(1, 4), between(1, 2), between(2, 3), epsilons(),
                Arbitraries.of(true, false), seeds()).as(Layer::new);
    }

    @Provide
    Arbitrary<Texts> texts() {
        return configs().flatMap(config -> Combinators.combine(
                between(1, 3), between(1, config.context()), seeds())
                .as((batch, positions, seed) -> new Texts(config, batch, positions, seed)));
    }

    @Provide
    Arbitrary<GptConfig> configs() {
        return Combinators.combine(between(2, 7), between(1, 6), between(1, 2), between(2, 3), between(1, 2),
                epsilons(), Arbitraries.of(0.0, 0.1, 0.5))
                .as((vocabulary, context, heads, width, layers, epsilon, dropout) -> new GptConfig(
                        vocabulary, context, heads * width, layers, heads, dropout, epsilon));
    }

    private static Arbitrary<Double> epsilons() {
        return Arbitraries.of(1e-5, 0.01, 0.3);
    }

    private static Arbitrary<Integer> between(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(0, 1_000_000);
    }
}
