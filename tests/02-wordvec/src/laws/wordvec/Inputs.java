package laws.wordvec;

import contracts.WordvecContract.Pair;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * What the laws of chapter 02 draw: texts of few words, so that words repeat, and small tables of vectors. The vectors
 * have three decimals and at least three numbers, so that no two cosines are equal but where a law makes them so.
 */
final class Inputs extends DomainContextBase {

    /** A text, word by word, and a least count. */
    record Text(List<String> words, int minCount) {}

    /** A text by ids, a window and a uniform for each position. */
    record Reading(int[] ids, int window, double[] u) {}

    /** How often each word occurs, at least two words. */
    record Counts(int[] counts) {}

    /** Vectors, (V, d), V at least 5. */
    record Vectors(double[][] table, int word) {}

    /** Both tables, a pair and its negatives. */
    record Question(double[][] in, double[][] out, Pair pair, int[] negatives) {}

    /** Both tables and what a step takes. */
    record Update(double[][] in, double[][] out, List<Pair> pairs, int[] counts, int k, double[] u, double rate) {}

    @Provide
    Arbitrary<Text> texts() {
        return Combinators.combine(Arbitraries.of("a", "b", "c", "d", "ab", "B").list().ofMinSize(1).ofMaxSize(20),
                between(1, 4)).as(Text::new);
    }

    @Provide
    Arbitrary<Reading> readings() {
        return Combinators.combine(between(0, 5).list().ofMaxSize(10), between(1, 4), seeds())
                .as((ids, window, seed) -> new Reading(ids.stream().mapToInt(id -> id).toArray(), window,
                        uniforms(seed, ids.size())));
    }

    @Provide
    Arbitrary<Counts> counts() {
        return between(1, 500).array(int[].class).ofMinSize(2).ofMaxSize(7).map(Counts::new);
    }

    @Provide
    Arbitrary<Vectors> vectors() {
        return Combinators.combine(between(5, 9), between(3, 5), between(0, 4), seeds())
                .as((words, width, word, seed) -> new Vectors(normal(seed, words, width), word));
    }

    @Provide
    Arbitrary<Question> questions() {
        return Combinators.combine(between(1, 4), pair(), between(0, 4).array(int[].class).ofMaxSize(5), seeds())
                .as((width, pair, negatives, seed) ->
                        new Question(normal(seed, 5, width), normal(seed + 1, 5, width), pair, negatives));
    }

    @Provide
    Arbitrary<Update> updates() {
        return Combinators.combine(between(1, 3), pair().list().ofMinSize(1).ofMaxSize(4),
                between(1, 50).array(int[].class).ofSize(5), between(1, 3), Arbitraries.of(0.1, 0.5), seeds())
                .as((width, pairs, counts, k, rate, seed) -> new Update(normal(seed, 5, width),
                        normal(seed + 1, 5, width), pairs, counts, k, uniforms(seed + 2, k * pairs.size()), rate));
    }

    /** A pair of five words. */
    private static Arbitrary<Pair> pair() {
        return Combinators.combine(between(0, 4), between(0, 4)).as(Pair::new);
    }

    /** Half-way between two thousandths, so that none lies where rounding decides. */
    static double[] uniforms(long seed, int size) {
        return new SplittableRandom(seed).doubles(size).map(x -> (Math.floor(1000 * x) + 0.5) / 1000).toArray();
    }

    /** Normally distributed numbers of three decimals, (rows, columns). */
    static double[][] normal(long seed, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows).mapToObj(row -> IntStream.range(0, columns)
                .mapToDouble(i -> Math.round(1000 * random.nextGaussian()) / 1000.0).toArray())
                .toArray(double[][]::new);
    }

    private static Arbitrary<Integer> between(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(0, 1_000_000);
    }
}
