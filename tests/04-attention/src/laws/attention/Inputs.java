package laws.attention;

import checks.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the laws of chapter 04 draw: small shapes, and numbers that follow from a seed. */
final class Inputs extends DomainContextBase {

    /** Queries, keys and values of several heads: q (B, nh, T, hs), k and v (B, nh, S, hs). */
    record Asked(int batch, int heads, int queries, int keys, int width, long seed) {
        INDArray q() {
            return Numbers.normal(seed, batch, heads, queries, width);
        }

        INDArray k() {
            return Numbers.normal(seed + 1, batch, heads, keys, width);
        }

        INDArray v() {
            return Numbers.normal(seed + 2, batch, heads, keys, width);
        }

        INDArray upstream() {
            return Numbers.normal(seed + 3, batch, heads, queries, width);
        }

        /** Random zeros and ones; a row may be all zeros. */
        INDArray mask() {
            return someOnes(seed + 4, queries, keys);
        }

        INDArray openMask() {
            return Numbers.full(1, queries, keys);
        }
    }

    /** One attention layer and its input: x (B, T, C), C = nh * hs, and a memory (B, S, C). */
    record Layer(int batch, int positions, int heads, int width, int memory, long seed) {
        int channels() {
            return heads * width;
        }

        INDArray x() {
            return Numbers.normal(seed, batch, positions, channels());
        }

        INDArray memoryOf() {
            return Numbers.normal(seed + 1, batch, memory, channels());
        }

        INDArray upstream() {
            return Numbers.normal(seed + 2, batch, positions, channels());
        }

        /** Who may look at what in the memory: random zeros and ones. */
        INDArray mask() {
            return someOnes(seed + 7, positions, memory);
        }

        Map<String, INDArray> weights() {
            int c = channels();
            Map<String, INDArray> weights = new LinkedHashMap<>();
            weights.put("c_attn.weight", Numbers.normal(seed + 3, c, 3 * c));
            weights.put("c_attn.bias", Numbers.normal(seed + 4, 3 * c));
            weights.put("c_proj.weight", Numbers.normal(seed + 5, c, c));
            weights.put("c_proj.bias", Numbers.normal(seed + 6, c));
            return weights;
        }
    }

    @Provide
    Arbitrary<Asked> asked() {
        return Combinators.combine(between(1, 2), between(1, 3), between(1, 5), between(1, 5), between(1, 4), seeds())
                .as(Asked::new);
    }

    @Provide
    Arbitrary<Layer> layer() {
        return Combinators.combine(between(1, 2), between(1, 5), between(1, 3), between(1, 3), between(1, 4), seeds())
                .as(Layer::new);
    }

    private static INDArray someOnes(long seed, int queries, int keys) {
        return Numbers.normal(seed, queries, keys).gt(-0.3).castTo(DataType.DOUBLE);
    }

    private static Arbitrary<Integer> between(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(0, 1_000_000);
    }
}
