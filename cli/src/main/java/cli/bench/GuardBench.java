package cli.bench;

import cli.train.Knobs;
import contracts.TrainingSettings;
import engine.Backend;
import engine.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import reference.pretraining.AdamW;
import reference.transformer.LayerNorm;

/**
 * A guard against an engine that has become slow unnoticed: what a training step is made of in float32, each part
 * beside a plain Java loop over a float array in the same run, {@link PlainLoops}. What must hold is a ratio of the two,
 * never a time.
 *
 * <p>It is sturdy enough to be a test in an ordinary run: both sides work in turns for a fraction of a second, the
 * quickest round of each counts, and the least ratios are a generous way below those of a quiet machine, so that only a
 * real loss breaks them: an operation that copies once more, waits actively, or runs on one number after the other.
 */
final class GuardBench {

    private static final int ROWS = 768;
    private static final int COLUMNS = 512;
    private static final int INNER = 128;
    private static final int WEIGHTS = 800_000;
    private static final double EPSILON = 1e-5;
    private static final double RATE = 1e-3;
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 60;

    private final Random random = new Random(1);
    private final float[] a = numbers(ROWS * COLUMNS);
    private final float[] b = numbers(ROWS * COLUMNS);
    private final float[] left = numbers(ROWS * INNER);
    private final float[] right = numbers(INNER * COLUMNS);
    private final float[] into = new float[WEIGHTS];
    private final List<Row> rows = new ArrayList<>();

    /**
     * One operation.
     *
     * @param least how many times as fast as the loop the engine must be
     */
    record Row(String operation, double engineMicros, double plainMicros, double least) {

        double ratio() {
            return plainMicros / engineMicros;
        }

        boolean holds() {
            return ratio() >= least;
        }

        private Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("operation", operation);
            map.put("engine_micros", engineMicros);
            map.put("plain_micros", plainMicros);
            map.put("ratio", ratio());
            map.put("least", least);
            map.put("holds", holds());
            return map;
        }
    }

    /** What was measured. */
    record Result(List<Row> rows) implements Measured {

        boolean holds() {
            return rows.stream().allMatch(Row::holds);
        }

        @Override
        public String table() {
            StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-32s %10s %12s %8s %9s%n",
                    "float32, quickest of " + ROUNDS, "engine", "plain loop", "ratio", "at least"));
            for (Row row : rows) {
                table.append(String.format(Locale.ROOT, "%-32s %7.0f us %9.0f us %8.1f %9.1f  %s%n", row.operation,
                        row.engineMicros, row.plainMicros, row.ratio(), row.least, row.holds() ? "holds" : "TOO SLOW"));
            }
            return table.toString();
        }

        @Override
        public Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("holds", holds());
            figures.put("operations", rows.stream().map(Row::asMap).toList());
            return figures;
        }
    }

    private GuardBench() {}

    static Result run() {
        GuardBench guard = new GuardBench();
        guard.elementwise();
        guard.layerNorm();
        guard.adamW();
        return new Result(guard.rows);
    }

    private void elementwise() {
        Tensor x = tensor(a, ROWS, COLUMNS);
        Tensor y = tensor(b, ROWS, COLUMNS);
        compare("add 768x512", 0.2, () -> x.add(y), () -> PlainLoops.add(a, b, into));
        compare("softmax 768x512", 2, x::softmax, () -> PlainLoops.softmax(a, COLUMNS, into));
        compare("gelu 768x512", 15, x::gelu, () -> PlainLoops.gelu(a, into));
        Tensor narrow = tensor(left, ROWS, INNER);
        Tensor flat = tensor(right, INNER, COLUMNS);
        compare("product 768x128, 128x512", 8, () -> narrow.matmul(flat),
                () -> PlainLoops.product(left, right, INNER, COLUMNS, into));
    }

    /** As chapter 05 composes it, back and forth. */
    private void layerNorm() {
        Tensor x = tensor(left, ROWS, INNER).asParameter();
        float[] weights = Arrays.copyOf(right, INNER);
        float[] gradients = Arrays.copyOf(b, ROWS * INNER);
        Tensor weight = tensor(weights, INNER);
        LayerNorm norm = new LayerNorm(weight, weight.like(0), EPSILON);
        Tensor gradient = tensor(gradients, ROWS, INNER);
        compare("layer norm 768x128, gradient", 0.2, () -> {
            Backend.current().fillInPlace(x.gradient(), 0);
            norm.apply(x).backward(gradient);
            return Tensor.constant(x.backend(), x.gradient());
        }, () -> PlainLoops.layerNormGradient(left, weights, gradients, EPSILON, into));
    }

    /** As chapter 06 composes it, on as many weights as {@code baby} has. */
    private void adamW() {
        TrainingSettings settings = Knobs.preset("baby").settings(1);
        float[][] numbers = {numbers(WEIGHTS), numbers(WEIGHTS), new float[WEIGHTS], new float[WEIGHTS]};
        Tensor[] tensors = Arrays.stream(numbers).map(one -> tensor(one, WEIGHTS)).toArray(Tensor[]::new);
        AdamW optimizer = new AdamW(settings);
        compare("AdamW 800000", 0.1, () -> {
            optimizer.step(tensors[0], tensors[1], tensors[2], tensors[3], 1, RATE, settings.weightDecay());
            return tensors[0];
        }, () -> PlainLoops.adamW(numbers[0], numbers[1], numbers[2], numbers[3], settings, RATE, into));
    }

    private void compare(String operation, double least, Supplier<Tensor> engine, Runnable plain) {
        Tensor result = Tensor.constant(Backend.current(), Backend.current().copy(engine.get().value()));
        requireSame(operation, result, plain);
        double[] seconds = Medians.least(WARM_UP, ROUNDS, List.of(() -> {
            try (Backend.Scope scope = Backend.current().scope()) {
                result.assign(engine.get()); // else nobody would need the numbers
            }
        }, plain));
        rows.add(new Row(operation, 1e6 * seconds[0], 1e6 * seconds[1], least));
    }

    /** Two that compute different things cannot be compared. */
    private void requireSame(String operation, Tensor result, Runnable plain) {
        plain.run();
        double[] numbers = result.toDoubles();
        for (int i = 0; i < numbers.length; i++) {
            if (!(Math.abs(numbers[i] - into[i]) <= 1e-3)) {
                throw new IllegalStateException("The engine's " + operation + " is " + numbers[i] + " at index " + i
                        + ", a plain loop's " + into[i] + ".");
            }
        }
    }

    private float[] numbers(int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static Tensor tensor(float[] numbers, int... shape) {
        Backend backend = Backend.current();
        return Tensor.constant(backend, backend.of(numbers, shape));
    }
}
