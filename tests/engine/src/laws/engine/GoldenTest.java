package laws.engine;

import checks.Expect;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import engine.Backend;
import engine.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results and gradients against PyTorch's in float64 (tests/golden/engine.py makes the file). */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class GoldenTest {

    private final Lab lab;
    private final Map<String, JsonNode> goldens = new TreeMap<>();

    GoldenTest(Backend be) throws IOException {
        this.lab = new Lab(be);
        try (InputStream file = GoldenTest.class.getResourceAsStream("/golden/engine.json")) {
            new ObjectMapper().readTree(file).forEach(golden -> goldens.put(golden.get("name").asText(), golden));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws.engine.Operations#all")
    void result_and_gradients_are_those_of_pytorch(Operation operation) {
        JsonNode golden = goldens.get(operation.name());
        List<Tensor> inputs = new ArrayList<>();
        for (JsonNode input : golden.get("inputs")) {
            inputs.add(lab.parameter(numbers(input.get("numbers")), shape(input)));
        }
        Tensor result = operation.apply(inputs);
        JsonNode expected = golden.get("result");
        lab.close(operation.name(), numbers(expected.get("numbers")), shape(expected), result.value());

        result.backward(result.like(numbers(golden.get("upstream")), result.shape()));
        for (int i = 0; i < inputs.size(); i++) {
            lab.close(operation.name() + ", gradient of input " + i, numbers(golden.get("gradients").get(i)),
                    inputs.get(i).shape(), inputs.get(i).grad().value());
        }
    }

    @Test
    void each_operation_has_its_golden_and_the_shapes_agree() {
        Expect.same("names", goldens.keySet().stream().toList(),
                Operations.all().stream().map(Operation::name).sorted().toList());
        for (Operation operation : Operations.all()) {
            JsonNode inputs = goldens.get(operation.name()).get("inputs");
            for (int i = 0; i < inputs.size(); i++) {
                Expect.same(operation.name(), shape(inputs.get(i)), operation.shapes().get(i));
            }
        }
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        Arrays.setAll(numbers, i -> list.get(i).asDouble());
        return numbers;
    }

    private static int[] shape(JsonNode array) {
        int[] shape = new int[array.get("shape").size()];
        Arrays.setAll(shape, i -> array.get("shape").get(i).asInt());
        return shape;
    }
}
