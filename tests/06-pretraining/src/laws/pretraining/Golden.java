package laws.pretraining;

import checks.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import contracts.GptConfig;
import contracts.PretrainingContract.Batch;
import contracts.TrainingSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** PyTorch's numbers for chapter 06, made by {@code tests/golden/pretraining.py}. */
final class Golden {

    private static final JsonNode ALL = read();

    private Golden() {}

    /** One step of torch.optim.AdamW: the rate, the gradients before it and the weights after it. */
    record Row(double rate, INDArray matrixGradient, INDArray biasGradient, INDArray matrix, INDArray bias) {}

    static INDArray startOfMatrix() {
        return array(ALL.path("adamw").path("start").path("matrix"));
    }

    static INDArray startOfBias() {
        return array(ALL.path("adamw").path("start").path("bias"));
    }

    /** Twenty steps; the schedule ends at step sixteen. */
    static List<Row> adamw() {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : ALL.path("adamw").path("rows")) {
            JsonNode gradients = row.path("gradients");
            JsonNode weights = row.path("weights");
            rows.add(new Row(row.path("rate").asDouble(), array(gradients.path("matrix")),
                    array(gradients.path("bias")), array(weights.path("matrix")), array(weights.path("bias"))));
        }
        return rows;
    }

    static TrainingSettings adamwSettings() {
        return settings(ALL.path("adamw").path("steps").asInt(), 1, 1, 0);
    }

    /**
     * Gradients and what clipping makes of them.
     *
     * @param clipped by max / norm
     * @param library clip_grad_norm_'s own, by max / (norm + 1e-6)
     */
    record Clipping(double max, double norm, List<INDArray> gradients, List<INDArray> clipped,
            List<INDArray> library) {}

    static List<Clipping> clipping() {
        List<Clipping> cases = new ArrayList<>();
        for (JsonNode node : ALL.path("clipping")) {
            cases.add(new Clipping(node.path("max").asDouble(), node.path("norm").asDouble(),
                    arrays(node.path("gradients")), arrays(node.path("clipped")), arrays(node.path("torch_clipped"))));
        }
        return cases;
    }

    static GptConfig config() {
        JsonNode config = ALL.path("training").path("config");
        return new GptConfig(config.path("vocabulary").asInt(), config.path("context").asInt(),
                config.path("channels").asInt(), config.path("layers").asInt(), config.path("heads").asInt(), 0,
                config.path("epsilon").asDouble());
    }

    static Map<String, INDArray> weights() {
        Map<String, INDArray> weights = new LinkedHashMap<>();
        ALL.path("training").path("weights").fields().forEachRemaining(entry -> weights.put(entry.getKey(),
                Numbers.array(numbers(entry.getValue().path("numbers")),
                        Arrays.stream(numbers(entry.getValue().path("shape"))).mapToLong(x -> (long) x).toArray())));
        return weights;
    }

    /** The batch of each of ten updates. */
    static List<Batch> batches() {
        List<Batch> batches = new ArrayList<>();
        for (JsonNode step : ALL.path("training").path("data")) {
            List<int[]> inputs = new ArrayList<>();
            List<int[]> targets = new ArrayList<>();
            for (JsonNode row : step) {
                int[] text = Arrays.stream(numbers(row)).mapToInt(x -> (int) x).toArray();
                inputs.add(Arrays.copyOfRange(text, 0, text.length - 1));
                targets.add(Arrays.copyOfRange(text, 1, text.length));
            }
            batches.add(new Batch(inputs.toArray(new int[0][]), targets.toArray(new int[0][])));
        }
        return batches;
    }

    static TrainingSettings trainingSettings() {
        Batch first = batches().get(0);
        return settings(ALL.path("training").path("steps").asInt(), first.inputs().length, first.inputs()[0].length,
                ALL.path("training").path("clip").asDouble());
    }

    /** Gradients clipped by max / norm, as the contract says. */
    static double[] losses() {
        return numbers(ALL.path("training").path("losses"));
    }

    /** Gradients clipped by clip_grad_norm_. */
    static double[] libraryLosses() {
        return numbers(ALL.path("training").path("torch_losses"));
    }

    private static TrainingSettings settings(int steps, int batch, int block, double clip) {
        JsonNode s = ALL.path("settings");
        return new TrainingSettings(steps, batch, block, 1, s.path("peak").asDouble(), s.path("floor").asDouble(),
                s.path("warmup").asInt(), s.path("beta1").asDouble(), s.path("beta2").asDouble(),
                s.path("epsilon").asDouble(), s.path("decay").asDouble(), clip, 1);
    }

    private static List<INDArray> arrays(JsonNode nodes) {
        List<INDArray> arrays = new ArrayList<>();
        nodes.forEach(node -> arrays.add(array(node)));
        return arrays;
    }

    /** Numbers, or rows of numbers, as one flat vector. */
    private static INDArray array(JsonNode node) {
        List<Double> flat = new ArrayList<>();
        for (JsonNode item : node) {
            if (item.isArray()) {
                item.forEach(number -> flat.add(number.asDouble()));
            } else {
                flat.add(item.asDouble());
            }
        }
        return Numbers.array(flat.stream().mapToDouble(x -> x).toArray(), flat.size());
    }

    private static double[] numbers(JsonNode node) {
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = node.get(i).asDouble();
        }
        return numbers;
    }

    private static JsonNode read() {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/pretraining.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
