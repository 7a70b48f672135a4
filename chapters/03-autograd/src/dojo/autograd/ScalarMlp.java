package dojo.autograd;

import contracts.AutogradRecipe.Classifier;
import engine.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network of single numbers that tells two kinds of points in the plane apart: two layers of tanh neurons and one
 * score. Given: it is made of {@link Scalar}'s operations alone, and trains as soon as those and the walk back are
 * there.
 *
 * <p>The loss of a point with label y, -1 or 1, is ln(1 + e^(-y score)), which is the cross entropy of two classes.
 */
final class ScalarMlp implements Classifier {

    /** One layer: for each neuron its weights, the bias last. */
    private final List<Scalar[][]> layers = new ArrayList<>();

    ScalarMlp(int hidden, long seed) {
        int[] widths = {2, hidden, hidden, 1};
        for (int layer = 0; layer + 1 < widths.length; layer++) {
            int in = widths[layer];
            Scalar[][] neurons = new Scalar[widths[layer + 1]][in + 1];
            double[] fresh = Draws.normals(seed, "moons", layer, neurons.length * in);
            for (int i = 0; i < neurons.length; i++) {
                for (int j = 0; j < in; j++) {
                    neurons[i][j] = Scalar.of(fresh[i * in + j] / Math.sqrt(in));
                }
                neurons[i][in] = Scalar.of(0);
            }
            layers.add(neurons);
        }
    }

    private List<Scalar> weights() {
        return layers.stream().flatMap(Arrays::stream).flatMap(Arrays::stream).toList();
    }

    @Override
    public int parameters() {
        return weights().size();
    }

    @Override
    public double score(double[] point) {
        return forward(point).value();
    }

    private Scalar forward(double[] point) {
        Scalar[] x = Arrays.stream(point).mapToObj(Scalar::of).toArray(Scalar[]::new);
        for (Scalar[][] layer : layers) {
            boolean last = layer == layers.get(layers.size() - 1);
            Scalar[] in = x;
            x = Arrays.stream(layer).map(weights -> neuron(weights, in))
                    .map(sum -> last ? sum : sum.tanh()).toArray(Scalar[]::new);
        }
        return x[0];
    }

    private static Scalar neuron(Scalar[] weights, Scalar[] x) {
        Scalar sum = weights[x.length];
        for (int i = 0; i < x.length; i++) {
            sum = sum.add(weights[i].mul(x[i]));
        }
        return sum;
    }

    @Override
    public double step(double[][] points, int[] labels, double rate) {
        Scalar loss = Scalar.of(0);
        for (int i = 0; i < points.length; i++) {
            Scalar odds = forward(points[i]).mul(Scalar.of(-labels[i])).exp(); // against the label
            loss = loss.add(odds.add(Scalar.of(1)).log());
        }
        loss = loss.mul(Scalar.of(1.0 / points.length));
        loss.backward();
        weights().forEach(weight -> weight.descend(rate));
        return loss.value();
    }
}
