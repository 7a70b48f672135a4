package cli.bench;

import contracts.GptConfig;
import contracts.PretrainingContract.Batch;
import contracts.TrainingSettings;
import engine.Backend;
import engine.DType;
import engine.Draws;
import engine.Parameters;
import engine.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import reference.pretraining.AdamW;
import reference.pretraining.Batches;
import reference.pretraining.Clipping;
import reference.transformer.CrossEntropy;
import reference.transformer.Dropout;
import reference.transformer.Gpt;
import reference.transformer.Initialization;

/**
 * Where the time of a training step goes: by operation of the backend, forward, backward and in the update. The step is
 * chapter 06's, taken apart so that each part has its name; micro-batches are left out.
 */
final class StepProfile {

    private static final int WARM_UP = 10;
    private static final List<String> PHASES = List.of("forward", "backward", "update");
    private static final String BETWEEN = "(between operations)";

    private final TrainingSettings settings;
    private final int[] tokens;
    private final TimedBackend timed = new TimedBackend(Backend.current());
    private final Parameters parameters;
    private final Gpt model;
    private final Dropout dropout;
    private final List<Tensor[]> moments = new ArrayList<>();
    private final Map<String, Long> whole = new LinkedHashMap<>(); // nanoseconds of each phase

    /**
     * Milliseconds of one step.
     *
     * @param operation of the backend, or what lies between operations
     * @param calls of one step, in all phases
     * @param forward from the ids to the loss
     * @param update clipping and AdamW
     */
    record Row(String operation, double calls, double forward, double backward, double update) {

        double total() {
            return forward + backward + update;
        }

        Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("operation", operation);
            map.put("calls", calls);
            map.put("forward_millis", forward);
            map.put("backward_millis", backward);
            map.put("update_millis", update);
            return map;
        }
    }

    private StepProfile(GptConfig config, TrainingSettings settings, int[] tokens) {
        this.settings = settings;
        this.tokens = tokens;
        Backend backend = timed.backend();
        parameters = new Parameters(backend, DType.FLOAT32, Gpt.shapes(config), AdamW::decays);
        parameters.byName().forEach((name, weight) -> weight.assign(
                weight.like(Initialization.fresh(name, weight.shape(), config, settings.seed()), weight.shape())));
        for (Parameters.Group group : parameters.groups()) {
            int size = group.weights().dim(0);
            moments.add(new Tensor[] {Tensor.constant(backend, backend.zeros(DType.FLOAT32, size)),
                Tensor.constant(backend, backend.zeros(DType.FLOAT32, size))});
        }
        model = new Gpt(config, parameters.byName());
        dropout = Dropout.training(config.dropout(), settings.seed(), 1);
    }

    /** The mean of some steps, the operation that takes longest first. */
    static List<Row> of(GptConfig config, TrainingSettings settings, int[] tokens, int steps) {
        StepProfile profile = new StepProfile(config, settings, tokens);
        for (int step = 1; step <= WARM_UP + steps; step++) {
            if (step == WARM_UP + 1) {
                profile.timed.clear();
                profile.whole.clear();
            }
            profile.step(step);
        }
        return profile.rows(steps);
    }

    private void step(int step) {
        double[] u = Draws.uniforms(settings.seed(), "batch", step, settings.batch());
        Batch batch = Batches.at(tokens, settings.block(), u);
        try (Backend.Scope scope = Backend.current().scope()) {
            Tensor[] loss = {null};
            phase("forward", () -> loss[0] = CrossEntropy.mean(model.logits(batch.inputs(), dropout), batch.targets()));
            phase("backward", () -> loss[0].backward());
        }
        try (Backend.Scope scope = Backend.current().scope()) {
            phase("update", () -> update(step));
        }
    }

    private void update(int step) {
        Clipping.clip(parameters.groups().stream().map(Parameters.Group::gradients).toList(), settings.clip());
        AdamW optimizer = new AdamW(settings);
        for (int i = 0; i < moments.size(); i++) {
            Parameters.Group group = parameters.groups().get(i);
            optimizer.step(group.weights(), group.gradients(), moments.get(i)[0], moments.get(i)[1], step,
                    settings.floorRate(), group.decays() ? settings.weightDecay() : 0);
        }
        parameters.zeroGradients();
    }

    private void phase(String name, Runnable work) {
        timed.phase(name);
        long start = System.nanoTime();
        work.run();
        whole.merge(name, System.nanoTime() - start, Long::sum);
    }

    private List<Row> rows(int steps) {
        Set<String> operations = new TreeSet<>();
        PHASES.forEach(phase -> operations.addAll(timed.times(phase).keySet()));
        List<Row> rows = new ArrayList<>();
        double[] rest = PHASES.stream().mapToDouble(phase -> whole.get(phase) / 1e6 / steps).toArray();
        for (String operation : operations) {
            double[] millis = new double[PHASES.size()];
            long calls = 0;
            for (int i = 0; i < millis.length; i++) {
                TimedBackend.Time time = timed.times(PHASES.get(i)).get(operation);
                if (time != null) {
                    millis[i] = time.nanos / 1e6 / steps;
                    rest[i] -= millis[i];
                    calls += time.calls;
                }
            }
            rows.add(new Row(operation, (double) calls / steps, millis[0], millis[1], millis[2]));
        }
        rows.sort(Comparator.comparing(Row::total).reversed());
        rows.add(new Row(BETWEEN, 0, rest[0], rest[1], rest[2]));
        return rows;
    }

    /** The rows as people read them, and their sum. */
    static String table(List<Row> rows) {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%n%-24s %7s %9s %9s %9s %9s %6s%n",
                "ms of a step", "calls", "forward", "backward", "update", "together", ""));
        double all = rows.stream().mapToDouble(Row::total).sum();
        for (Row row : rows) {
            table.append(line(row.operation, row, all));
        }
        double[] sums = {0, 0, 0, 0};
        for (Row row : rows) {
            sums[0] += row.calls;
            sums[1] += row.forward;
            sums[2] += row.backward;
            sums[3] += row.update;
        }
        return table.append(line("all", new Row("", sums[0], sums[1], sums[2], sums[3]), all))
                .append("An elementwise operation waits until its numbers are needed; "
                        + "its time is that of who needs them.\n")
                .toString();
    }

    private static String line(String name, Row row, double all) {
        return String.format(Locale.ROOT, "%-24s %7.0f %9.2f %9.2f %9.2f %9.2f %5.1f%%%n", name, row.calls,
                row.forward, row.backward, row.update, row.total(), 100 * row.total() / all);
    }
}
