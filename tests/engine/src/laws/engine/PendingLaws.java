package laws.engine;

import static org.assertj.core.api.Assertions.assertThat;

import engine.Array;
import engine.Backend;
import engine.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * In a scope a backend may put operations off until their numbers are needed. Nobody can see that: a random program, in
 * which arrays are used several times, looked at as views, and overwritten, gives the same numbers to the last bit.
 */
class PendingLaws {

    /** A program on square matrices; each of its steps reads arrays that are there and adds one, or writes into one. */
    record Program(Backend be, int side, int steps, long seed) {

        double[][] run() {
            SplittableRandom random = new SplittableRandom(seed);
            List<Array> arrays = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                arrays.add(new Lab(be, DType.FLOAT32).normal(seed + i, side, side));
            }
            for (int i = 0; i < steps; i++) {
                step(random, arrays);
            }
            return arrays.stream().map(be::toDoubles).toArray(double[][]::new);
        }

        private void step(SplittableRandom random, List<Array> arrays) {
            Array a = any(random, arrays);
            Array b = any(random, arrays);
            double c = random.nextDouble(-1, 1);
            int half = side / 2;
            switch (random.nextInt(32)) {
                case 0 -> arrays.add(be.add(a, b));
                case 1 -> arrays.add(be.sub(a, b));
                case 2 -> arrays.add(be.tanh(be.mul(a, b)));
                case 3 -> arrays.add(be.div(a, be.plus(be.mul(b, b), 1)));
                case 4 -> arrays.add(be.scale(a, c));
                case 5 -> arrays.add(be.plus(a, c));
                case 6 -> arrays.add(be.maskedFill(a, be.greater(b, c), c));
                case 7 -> arrays.add(be.sqrt(be.mul(a, a)));
                case 8 -> arrays.add(be.exp(be.tanh(a)));
                case 9 -> arrays.add(be.permute(a, 1, 0));
                case 10 -> arrays.add(be.reshape(be.reshape(a, side * side), side, side));
                case 11 -> arrays.add(be.add(a, be.scale(be.sum(b, 0), 1.0 / side)));
                case 12 -> arrays.add(be.sub(a, be.scale(be.sum(b, 1), 1.0 / side)));
                case 13 -> arrays.add(be.add(a, be.broadcast(be.slice(b, 0, side - 1, side), side, side)));
                case 14 -> arrays.add(be.softmax(a));
                case 15 -> arrays.add(be.gelu(a));
                case 16 -> arrays.add(be.tanh(be.matmul(a, false, b, true)));
                case 17 -> arrays.add(be.concat(0, be.slice(a, 0, half, side), be.slice(b, 0, 0, half)));
                case 18 -> arrays.add(be.full(DType.FLOAT32, be.sumOfSquares(be.tanh(a)), side, side));
                case 19 -> be.assignInPlace(a, be.add(be.scale(a, c), b));
                case 20 -> be.addInPlace(a, be.tanh(b));
                case 21 -> be.fillInPlace(be.slice(a, 1, half, side), c);
                case 22 -> be.addMatmulInPlace(a, be.tanh(b), true, be.scale(b, 0.1), false);
                case 23 -> be.scatterAddInPlace(a, new int[] {0, side - 1, 0},
                        be.gather(be.tanh(b), new int[] {half, 0, 0}));
                case 24 -> be.addPickedInPlace(a, columns(random), be.pick(be.tanh(b), columns(random)));
                case 25 -> be.fillInPlace(a, c);
                case 26 -> be.assignInPlace(a, be.tanh(be.permute(a, 1, 0)));
                case 27 -> {
                    try (Backend.Scope inner = be.scope()) {
                        be.assignInPlace(a, be.add(be.scale(a, c), be.tanh(b)));
                    }
                }
                case 28 -> arrays.add(be.matmul(be.scale(a, c / side), random.nextBoolean(), b, false));
                case 29 -> arrays.add(be.add(be.matmul(a, false, be.tanh(b), random.nextBoolean()), b));
                case 30 -> arrays.add(be.softmax(be.maskedFill(be.scale(be.matmul(a, false, b, true), c),
                        be.greater(b, c), -9)));
                default -> {
                    try (Backend.Scope inner = be.scope()) {
                        be.addInPlace(a, be.scale(be.tanh(b), c));
                    }
                }
            }
        }

        private int[] columns(SplittableRandom random) {
            return random.ints(side, 0, side).toArray();
        }

        private static Array any(SplittableRandom random, List<Array> arrays) {
            return arrays.get(random.nextInt(arrays.size()));
        }
    }

    @Property(tries = 300)
    void a_program_gives_the_same_bits_in_a_scope(@ForAll("programs") Program program) {
        double[][] outside = program.run();
        try (Backend.Scope ignored = program.be().scope()) {
            assertThat(program.run()).isDeepEqualTo(outside);
        }
    }

    @Provide
    Arbitrary<Program> programs() {
        return Combinators.combine(Arbitraries.of(Backends.available()), Arbitraries.of(1, 2, 5, 33, 150),
                Arbitraries.integers().between(1, 40), Arbitraries.longs()).as(Program::new);
    }
}
