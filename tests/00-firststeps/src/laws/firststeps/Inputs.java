package laws.firststeps;

import checks.Numbers;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What the laws of chapter 00 draw: small shapes with half numbers that follow from a seed, short texts, shares. */
final class Inputs extends DomainContextBase {

    /** Two vectors of one length. */
    record Vectors(int length, long seed) {
        INDArray a() {
            return halves(seed, length);
        }

        INDArray b() {
            return halves(seed + 1, length);
        }
    }

    /** An array of some rows, and a row that fits. */
    record Sheet(int rows, int columns, long seed) {
        INDArray x() {
            return halves(seed, rows, columns);
        }

        INDArray row() {
            return halves(seed + 1, columns);
        }
    }

    /** Logits of some rows, and a target for each. */
    record Guesses(int rows, int vocabulary, long seed) {
        INDArray logits() {
            return halves(seed, rows, vocabulary);
        }

        int[] targets() {
            return new SplittableRandom(seed + 1).ints(rows, 0, vocabulary).toArray();
        }
    }

    /** A text of tokens below the vocabulary's size. */
    record Text(int vocabulary, int[] ids) {}

    /** Probabilities as shares of a whole, and a u that lies on no border between two of them. */
    record Draw(int[] shares, double u) {
        INDArray probabilities() {
            return Numbers.array(Arrays.stream(shares).asDoubleStream().toArray(), shares.length)
                    .div(Arrays.stream(shares).sum());
        }
    }

    /** A random table of next tokens, where to begin, and what chooses. */
    record Story(int vocabulary, int length, long seed) {
        INDArray table() {
            INDArray weights = Numbers.normal(seed, vocabulary, vocabulary);
            INDArray squares = weights.mul(weights);
            return squares.div(squares.sum(true, 1));
        }

        int first() {
            return new SplittableRandom(seed).nextInt(vocabulary);
        }

        double[] u() {
            return new SplittableRandom(seed + 1).doubles(length).toArray();
        }
    }

    @Provide
    Arbitrary<Vectors> vectors() {
        return Combinators.combine(between(1, 6), seeds()).as(Vectors::new);
    }

    @Provide
    Arbitrary<Sheet> sheet() {
        return Combinators.combine(between(1, 4), between(1, 4), seeds()).as(Sheet::new);
    }

    @Provide
    Arbitrary<Guesses> guesses() {
        return Combinators.combine(between(1, 4), between(1, 5), seeds()).as(Guesses::new);
    }

    @Provide
    Arbitrary<Text> text() {
        return between(1, 4).flatMap(vocabulary -> between(0, vocabulary - 1).array(int[].class).ofMinSize(1)
                .ofMaxSize(12).map(ids -> new Text(vocabulary, ids)));
    }

    @Provide
    Arbitrary<Draw> draw() {
        Arbitrary<int[]> shares = between(0, 5).array(int[].class).ofMinSize(1).ofMaxSize(5)
                .filter(some -> Arrays.stream(some).sum() > 0);
        return Combinators.combine(shares, between(0, 1023)).as((some, k) -> new Draw(some, (2 * k + 1) / 2048.0));
    }

    @Provide
    Arbitrary<Story> story() {
        return Combinators.combine(between(1, 4), between(0, 8), seeds()).as(Story::new);
    }

    /** Multiples of a half, around zero: numbers that a learner can compute with in the head. */
    private static INDArray halves(long seed, long... shape) {
        return Transforms.round(Numbers.normal(seed, shape).mul(4)).div(2);
    }

    private static Arbitrary<Integer> between(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(0, 1_000_000);
    }
}
