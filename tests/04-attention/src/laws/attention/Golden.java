package laws.attention;

import checks.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One case of PyTorch's numbers for this chapter: {@code golden/attention.json}, by tests/golden/attention.py. */
record Golden(JsonNode json) {

    static Golden of(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/attention.json")) {
            return new Golden(new ObjectMapper().readTree(in).get(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    INDArray input(String name) {
        return array(json.get("inputs").get(name));
    }

    INDArray array(String name) {
        return array(json.get(name));
    }

    /** Arrays by name: weights or gradients. */
    Map<String, INDArray> arrays(String name) {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        json.get(name).fields().forEachRemaining(field -> arrays.put(field.getKey(), array(field.getValue())));
        return arrays;
    }

    int whole(String name) {
        return json.get(name).asInt();
    }

    int[] wholes(String name) {
        return StreamSupport.stream(json.get(name).spliterator(), false).mapToInt(JsonNode::asInt).toArray();
    }

    private static INDArray array(JsonNode node) {
        long[] shape = StreamSupport.stream(node.get("shape").spliterator(), false).mapToLong(JsonNode::asLong)
                .toArray();
        return Numbers.array(StreamSupport.stream(node.get("numbers").spliterator(), false)
                .mapToDouble(JsonNode::asDouble).toArray(), shape);
    }
}
