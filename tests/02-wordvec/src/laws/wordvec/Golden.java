package laws.wordvec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import contracts.WordvecContract.Gradients;
import contracts.WordvecContract.Pair;
import contracts.WordvecContract.Stepped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PyTorch's numbers for chapter 02, made by {@code tests/golden/wordvec.py}. */
final class Golden {

    private static final JsonNode ALL = read();

    private Golden() {}

    /** A pair's loss and gradients by autograd. */
    record Loss(double[][] in, double[][] out, Pair pair, int[] negatives, Gradients found) {}

    static List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        for (JsonNode node : ALL.path("losses")) {
            Map<Integer, double[]> outputs = new LinkedHashMap<>();
            node.path("outputs").properties().forEach(
                    row -> outputs.put(Integer.valueOf(row.getKey()), numbers(row.getValue())));
            losses.add(new Loss(table(node.path("in")), table(node.path("out")),
                    new Pair(node.path("centre").asInt(), node.path("context").asInt()), whole(node.path("negatives")),
                    new Gradients(node.path("loss").asDouble(), numbers(node.path("gradient")), outputs)));
        }
        return losses;
    }

    /** Ten updates by torch.optim.SGD, their probabilities and the negatives that the uniforms drew. */
    record Steps(int[] counts, double[] noise, int k, double rate, List<Pair> pairs, double[] u, int[] drawn,
            double[][] in, double[][] out, Stepped end) {}

    static Steps steps() {
        JsonNode node = ALL.path("steps");
        List<Pair> pairs = new ArrayList<>();
        node.path("pairs").forEach(pair -> pairs.add(new Pair(pair.get(0).asInt(), pair.get(1).asInt())));
        int[] drawn = Arrays.stream(table(node.path("drawn"))).flatMapToDouble(Arrays::stream)
                .mapToInt(x -> (int) x).toArray();
        double mean = Arrays.stream(numbers(node.path("losses"))).average().orElseThrow();
        return new Steps(whole(node.path("counts")), numbers(node.path("noise")), node.path("k").asInt(),
                node.path("rate").asDouble(), pairs, numbers(node.path("u")), drawn,
                table(node.path("start").path("in")), table(node.path("start").path("out")),
                new Stepped(table(node.path("end").path("in")), table(node.path("end").path("out")), mean));
    }

    static double[][] vectors() {
        return table(ALL.path("cosines").path("vectors"));
    }

    /** The cosine of each vector with each other, (V, V). */
    static double[][] cosines() {
        return table(ALL.path("cosines").path("cosines"));
    }

    /** All other vectors by their cosine, for each vector. */
    static int[][] nearest() {
        List<int[]> rows = new ArrayList<>();
        ALL.path("cosines").path("nearest").forEach(row -> rows.add(whole(row)));
        return rows.toArray(new int[0][]);
    }

    private static double[][] table(JsonNode node) {
        List<double[]> rows = new ArrayList<>();
        node.forEach(row -> rows.add(numbers(row)));
        return rows.toArray(new double[0][]);
    }

    private static double[] numbers(JsonNode node) {
        double[] numbers = new double[node.size()];
        Arrays.setAll(numbers, i -> node.get(i).asDouble());
        return numbers;
    }

    private static int[] whole(JsonNode node) {
        return Arrays.stream(numbers(node)).mapToInt(x -> (int) x).toArray();
    }

    private static JsonNode read() {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/wordvec.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
