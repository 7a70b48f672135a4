package laws.autograd;

import checks.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import contracts.AutogradContract.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One case of PyTorch's numbers for this chapter: {@code golden/autograd.json}, by tests/golden/autograd.py. */
record Golden(JsonNode json) {

    static Golden of(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/autograd.json")) {
            return new Golden(new ObjectMapper().readTree(in).get(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    INDArray input(String name) {
        return array(json.get("inputs").get(name));
    }

    INDArray gradient(String name) {
        return array(json.get("gradients").get(name));
    }

    INDArray array(String name) {
        return array(json.get(name));
    }

    double number(String name) {
        return json.get(name).asDouble();
    }

    int[] wholes(String name) {
        return Arrays.stream(numbers(name)).mapToInt(x -> (int) x).toArray();
    }

    double[] numbers(String name) {
        return numbers(json.get(name));
    }

    /** The scalar graph. */
    List<Node> graph() {
        List<Node> nodes = new ArrayList<>();
        for (JsonNode node : json.get("graph")) {
            List<Integer> operands = Arrays.stream(numbers(node.get(1))).mapToObj(x -> (int) x).toList();
            nodes.add(new Node(node.get(0).asText(), operands, node.get(2).asDouble()));
        }
        return nodes;
    }

    private static INDArray array(JsonNode node) {
        long[] shape = Arrays.stream(numbers(node.get("shape"))).mapToLong(x -> (long) x).toArray();
        return Numbers.array(numbers(node.get("numbers")), shape);
    }

    private static double[] numbers(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    }
}
