package laws.transformer;

import checks.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import contracts.GptConfig;
import contracts.TrainingSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A tiny GPT-2 in PyTorch, all weights random: {@code golden/transformer.json}, by tests/golden/transformer.py. */
record Golden(JsonNode json) {

    static Golden read() {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/transformer.json")) {
            return new Golden(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GptConfig config() {
        return new ObjectMapper().convertValue(json.get("config"), GptConfig.class);
    }

    Map<String, INDArray> weights() {
        return arrays(json.get("weights"));
    }

    int[][] ids() {
        return texts(json.get("ids"));
    }

    int[][] targets() {
        return texts(json.get("targets"));
    }

    INDArray logits() {
        return array(json.get("logits"));
    }

    double loss() {
        return json.get("loss").asDouble();
    }

    Map<String, INDArray> gradients() {
        return arrays(json.get("gradients"));
    }

    /** For each update its texts, (B, T + 1): inputs and, shifted by one, targets. */
    int[][][] trainingTexts() {
        return StreamSupport.stream(json.at("/training/texts").spliterator(), false)
                .map(Golden::texts).toArray(int[][][]::new);
    }

    /** The loss before each update. */
    double[] trainingLosses() {
        return numbers(json.at("/training/losses"));
    }

    TrainingSettings settings() {
        JsonNode s = json.at("/training/settings");
        return new TrainingSettings(s.get("steps").asInt(), ids().length, ids()[0].length, 1,
                s.get("peakRate").asDouble(), s.get("floorRate").asDouble(), s.get("warmup").asInt(),
                s.get("beta1").asDouble(), s.get("beta2").asDouble(), s.get("adamEpsilon").asDouble(),
                s.get("weightDecay").asDouble(), s.get("clip").asDouble(), 0);
    }

    private static Map<String, INDArray> arrays(JsonNode byName) {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        byName.fields().forEachRemaining(field -> arrays.put(field.getKey(), array(field.getValue())));
        return arrays;
    }

    private static INDArray array(JsonNode node) {
        long[] shape = StreamSupport.stream(node.get("shape").spliterator(), false).mapToLong(JsonNode::asLong)
                .toArray();
        return Numbers.array(numbers(node.get("numbers")), shape);
    }

    private static double[] numbers(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    }

    private static int[][] texts(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).map(row -> StreamSupport.stream(
                row.spliterator(), false).mapToInt(JsonNode::asInt).toArray()).toArray(int[][]::new);
    }
}
