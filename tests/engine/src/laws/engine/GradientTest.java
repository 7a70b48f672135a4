package laws.engine;

import checks.Expect;
import checks.Numbers;
import engine.Backend;
import engine.Shape;
import engine.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation's gradient against finite differences of sum(r * f(x)), with a random r for the incoming gradient. */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class GradientTest {

    private static final double STEP = 1e-5; // the error of a central difference is about STEP^2
    private static final double TOLERANCE = 1e-7;

    private final Lab lab;

    GradientTest(Backend be) {
        this.lab = new Lab(be);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws.engine.Operations#all")
    void the_gradient_is_the_slope_of_the_result(Operation operation) {
        for (long seed = 1; seed <= 3; seed++) {
            List<double[]> numbers = new ArrayList<>();
            List<Tensor> inputs = new ArrayList<>();
            for (int i = 0; i < operation.shapes().size(); i++) {
                numbers.add(operation.draw(seed, i));
                inputs.add(lab.parameter(numbers.get(i), operation.shapes().get(i)));
            }
            Tensor result = operation.apply(inputs);
            double[] r = Lab.normals(seed + 100, Shape.size(result.shape()));
            result.backward(result.like(r, result.shape()));
            for (int i = 0; i < inputs.size(); i++) {
                Expect.close(operation.name() + ", seed " + seed + ", gradient of input " + i,
                        Numbers.array(slopes(operation, numbers, i, r), numbers.get(i).length),
                        Numbers.array(inputs.get(i).grad().toDoubles(), numbers.get(i).length), TOLERANCE);
            }
        }
    }

    /** (F(x + h) - F(x - h)) / 2h for each number of one input, F = sum(r * f). */
    private double[] slopes(Operation operation, List<double[]> numbers, int input, double[] r) {
        double[] x = numbers.get(input);
        double[] slopes = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double before = x[i];
            x[i] = before + STEP;
            double up = weighted(operation, numbers, r);
            x[i] = before - STEP;
            slopes[i] = (up - weighted(operation, numbers, r)) / (2 * STEP);
            x[i] = before;
        }
        return slopes;
    }

    private double weighted(Operation operation, List<double[]> numbers, double[] r) {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            inputs.add(lab.tensor(numbers.get(i), operation.shapes().get(i)));
        }
        double[] y = operation.apply(inputs).toDoubles();
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += r[i] * y[i];
        }
        return sum;
    }
}
