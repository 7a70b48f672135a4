package laws.engine;

import engine.Shape;
import engine.Tensor;
import java.util.List;
import java.util.function.Function;

/**
 * One differentiable operation at one choice of shapes: what the goldens, the finite differences and the comparison of
 * the types run through.
 *
 * @param name as in the golden numbers
 * @param positive whether the inputs must be greater than zero
 * @param shapes the shape of each input
 */
record Operation(String name, boolean positive, List<int[]> shapes, Function<List<Tensor>, Tensor> f) {

    Tensor apply(List<Tensor> inputs) {
        return f.apply(inputs);
    }

    /** Normally distributed numbers for one input, kept away from zero where they must be positive. */
    double[] draw(long seed, int input) {
        double[] numbers = Lab.normals(seed * 31 + input, Shape.size(shapes.get(input)));
        for (int i = 0; positive && i < numbers.length; i++) {
            numbers[i] = Math.abs(numbers[i]) + 0.5;
        }
        return numbers;
    }

    @Override
    public String toString() {
        return name;
    }
}
