package laws.firststeps;

import checks.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One case of PyTorch's numbers for this chapter: {@code golden/firststeps.json}, by tests/golden/firststeps.py. */
record Golden(JsonNode json) {

    static Golden of(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/firststeps.json")) {
            return new Golden(new ObjectMapper().readTree(in).get(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    INDArray array(String name) {
        long[] shape = StreamSupport.stream(json.get(name).get("shape").spliterator(), false)
                .mapToLong(JsonNode::asLong).toArray();
        return Numbers.array(numbers(json.get(name).get("numbers")), shape);
    }

    double number(String name) {
        return json.get(name).asDouble();
    }

    double[] numbers(String name) {
        return numbers(json.get(name));
    }

    int[] tokens(String name) {
        return StreamSupport.stream(json.get(name).spliterator(), false).mapToInt(JsonNode::asInt).toArray();
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    }
}
