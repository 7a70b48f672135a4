package engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A model's weights by name. They lie one after the other in two flat vectors, one for the weights that decay and one
 * for the others, and so do their gradients: an optimizer passes over whole vectors.
 */
public final class Parameters {

    private final Map<String, Tensor> byName = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();

    /**
     * A stretch of weights that an optimizer treats alike.
     *
     * @param name for checkpoints
     * @param decays whether weight decay applies
     * @param weights all of them, (n)
     * @param gradients all of theirs, (n)
     */
    public record Group(String name, boolean decays, Tensor weights, Tensor gradients) {}

    /**
     * Zeros of the given shapes, in their order.
     *
     * @param decays whether a weight of this shape decays
     */
    public Parameters(Backend backend, DType dtype, Map<String, int[]> shapes, Predicate<int[]> decays) {
        shapes.keySet().forEach(name -> byName.put(name, null)); // the order, before the groups fill it
        layOut(backend, dtype, shapes, "decayed", true, decays);
        layOut(backend, dtype, shapes, "plain", false, decays.negate());
    }

    private void layOut(Backend backend, DType dtype, Map<String, int[]> shapes, String group, boolean decay,
            Predicate<int[]> member) {
        int size = shapes.values().stream().filter(member).mapToInt(Shape::size).sum();
        Array weights = backend.zeros(dtype, size);
        Array gradients = backend.zeros(dtype, size);
        int from = 0;
        for (Map.Entry<String, int[]> entry : shapes.entrySet()) {
            int[] shape = entry.getValue();
            if (member.test(shape)) {
                int to = from + Shape.size(shape);
                byName.put(entry.getKey(), Tensor.parameter(backend,
                        backend.reshape(backend.slice(weights, 0, from, to), shape),
                        backend.reshape(backend.slice(gradients, 0, from, to), shape)));
                from = to;
            }
        }
        groups.add(new Group(group, decay, Tensor.constant(backend, weights), Tensor.constant(backend, gradients)));
    }

    /** Every weight by name, in the order of the shapes. */
    public Map<String, Tensor> byName() {
        return Collections.unmodifiableMap(byName);
    }

    /** The same numbers as constants, for use without gradients. */
    public Map<String, Tensor> constants() {
        Map<String, Tensor> constants = new LinkedHashMap<>();
        byName.forEach((name, weight) -> constants.put(name, weight.detach()));
        return constants;
    }

    public List<Group> groups() {
        return Collections.unmodifiableList(groups);
    }

    /** Before each update: gradients add up until then. */
    public void zeroGradients() {
        groups.forEach(group -> group.gradients().fill(0));
    }

    /** How many numbers there are. */
    public long count() {
        return groups.stream().mapToLong(group -> group.weights().value().size()).sum();
    }
}
