package laws.engine;

import checks.Expect;
import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What a backend does in one pass equals its plain form, which float64 takes: on odd sizes, one row, one column, none,
 * rows longer than a stretch, and with numbers that were masked.
 */
class FusedLaws {

    private static final double TOLERANCE = 1e-5;

    /** Shape and seed of the two arguments. */
    record Case(Backend be, int[] shape, boolean masked, long seed) {
        Array argument(DType dtype, int which) {
            SplittableRandom random = new SplittableRandom(seed + which);
            double[] numbers = new double[Shape.size(shape)];
            Arrays.setAll(numbers, i -> (float) (3 * random.nextGaussian()));
            for (int i = 0; masked && which == 0 && i < numbers.length; i++) {
                numbers[i] = random.nextInt(3) == 0 ? Double.NEGATIVE_INFINITY : numbers[i];
            }
            return be.of(dtype, numbers, shape);
        }

        @Override
        public String toString() {
            return be.name() + ", " + Shape.show(shape) + (masked ? ", masked" : "") + ", seed " + seed;
        }
    }

    @Property(tries = 200)
    void one_pass_equals_the_plain_form(@ForAll("cases") Case c) {
        operations(c.be()).forEach((name, f) -> {
            if (c.masked() && name.startsWith("gelu")) {
                return; // of minus infinity it is nothing
            }
            Array narrow = f.apply(c.argument(DType.FLOAT32, 0), c.argument(DType.FLOAT32, 1));
            Array wide = f.apply(c.argument(DType.FLOAT64, 0), c.argument(DType.FLOAT64, 1));
            Expect.same(name + ": the shape", c.shape(), narrow.shape());
            double[] expected = c.be().toDoubles(wide);
            double[] actual = c.be().toDoubles(narrow);
            double scale = Math.max(1, Arrays.stream(expected).filter(Double::isFinite).map(Math::abs).max().orElse(1));
            for (int i = 0; i < expected.length; i++) {
                if (expected[i] != actual[i]) { // equal infinities have no difference
                    Expect.close(name + ", number " + i, expected[i] / scale, actual[i] / scale, TOLERANCE);
                }
            }
        });
    }

    private static Map<String, BinaryOperator<Array>> operations(Backend be) {
        Map<String, BinaryOperator<Array>> of = new LinkedHashMap<>();
        of.put("softmax", (x, g) -> be.softmax(x));
        of.put("softmax, gradient", (x, g) -> be.softmaxGradient(be.softmax(x), g));
        of.put("logSoftmax", (x, g) -> be.logSoftmax(x));
        of.put("logSoftmax, gradient", (x, g) -> be.logSoftmaxGradient(be.logSoftmax(x), g));
        of.put("gelu", (x, g) -> be.gelu(x));
        of.put("gelu, gradient", (x, g) -> be.geluGradient(x, be.gelu(x), g));
        return of;
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Integer> rows = Arbitraries.of(0, 1, 2, 5, 33, 70);
        Arbitrary<Integer> columns = Arbitraries.of(0, 1, 2, 3, 7, 64, 65, 511, 2048, 2049, 4100);
        return Combinators.combine(Arbitraries.of(Backends.available()), rows, columns, Arbitraries.of(true, false),
                Arbitraries.longs().between(0, 1_000_000)).as((be, n, c, masked, seed) ->
                new Case(be, new int[] {n, c}, masked, seed));
    }
}
