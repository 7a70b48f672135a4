package laws.engine;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Shape;
import engine.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation in float32 against itself in float64: results and gradients, at odd sizes, one row and one column. */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class Float32Test {

    private static final double TOLERANCE = 1e-5; // float32 has 7 digits

    private final Backend be;
    private final Lab lab;

    Float32Test(Backend be) {
        this.be = be;
        this.lab = new Lab(be);
    }

    static List<int[]> shapes() {
        return List.of(new int[] {1, 1}, new int[] {1, 37}, new int[] {41, 1}, new int[] {7, 13}, new int[] {65, 129},
                new int[] {3, 5, 17}, new int[] {2, 3, 31, 33});
    }

    static Stream<String> names() {
        return operations().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void float32_agrees_with_float64(String name) {
        BinaryOperator<Tensor> f = operations().get(name);
        for (int[] shape : shapes()) {
            double[][] narrow = run(f, DType.FLOAT32, shape);
            double[][] wide = run(f, DType.FLOAT64, shape);
            String what = name + " at " + Shape.show(shape);
            lab.close(what, wide[0], new int[] {wide[0].length}, lab.vector(narrow[0]), TOLERANCE);
            for (int input = 1; input <= 2; input++) {
                lab.close(what + ", gradient " + input, wide[input], new int[] {wide[input].length},
                        lab.vector(narrow[input]), TOLERANCE);
            }
        }
    }

    /** The result and the gradients of x and y, which have one shape. */
    private double[][] run(BinaryOperator<Tensor> f, DType type, int[] shape) {
        Tensor x = Tensor.parameter(be, rounded(1, type, shape));
        Tensor y = Tensor.parameter(be, rounded(2, type, shape));
        Tensor result = f.apply(x, y);
        result.backward(Tensor.constant(be, rounded(3, type, result.shape())));
        return new double[][] {result.toDoubles(), x.grad().toDoubles(), y.grad().toDoubles()};
    }

    /** The same numbers in both types. */
    private Array rounded(long seed, DType type, int[] shape) {
        return be.of(type, be.toDoubles(lab.normal32(seed, shape)), shape);
    }

    private static Map<String, BinaryOperator<Tensor>> operations() {
        Map<String, BinaryOperator<Tensor>> of = new LinkedHashMap<>();
        of.put("add", Tensor::add);
        of.put("sub", Tensor::sub);
        of.put("mul", Tensor::mul);
        of.put("div", (x, y) -> x.div(y.square().plus(0.5)));
        of.put("exp", (x, y) -> x.exp().scale(-0.3));
        of.put("log, sqrt", (x, y) -> x.square().plus(0.5).log().add(y.square().plus(0.5).sqrt()));
        of.put("tanh", (x, y) -> x.tanh().mul(y));
        of.put("relu", (x, y) -> x.relu().plus(2));
        of.put("gelu", (x, y) -> x.scale(3).gelu().mul(y.gelu()));
        of.put("row", (x, y) -> x.add(y.slice(0, 0, 1)));
        of.put("column", (x, y) -> x.mul(y.slice(-1, 0, 1)));
        of.put("matmul", (x, y) -> x.matmul(y.transpose(-1, -2)).scale(1.0 / Math.sqrt(x.dim(-1))));
        of.put("matmul of transposed", (x, y) -> x.transpose(-1, -2).matmul(y).scale(1.0 / Math.sqrt(x.dim(-2))));
        of.put("one matrix for all", (x, y) ->
                x.matmul(y.reshape(-1, y.dim(-1)).slice(0, 0, 1).transpose(0, 1)).scale(1.0 / Math.sqrt(x.dim(-1))));
        of.put("mean, first axis", (x, y) -> x.mean(0).mul(y));
        of.put("mean, middle axis", (x, y) -> x.mean(x.rank() / 2).mul(y));
        of.put("mean, last axis", (x, y) -> x.mean(-1).mul(y));
        of.put("mean", (x, y) -> x.mul(y).mean());
        of.put("softmax", (x, y) -> x.scale(5).softmax().mul(y));
        of.put("logSoftmax", (x, y) -> x.scale(5).logSoftmax().mul(y.plus(50).softmax()));
        of.put("maskedFill", (x, y) -> x.maskedFill(y.relu().detach(), -1.5).mul(y));
        of.put("layer norm", (x, y) -> {
            Tensor centered = x.sub(x.mean(-1));
            return centered.div(centered.square().mean(-1).plus(0.1).sqrt()).mul(y);
        });
        of.put("concat", (x, y) -> Tensor.concat(0, x, y, x));
        of.put("rows", (x, y) -> x.reshape(-1, x.dim(-1)).rows(0, 0).add(y.reshape(-1, y.dim(-1)).slice(0, 0, 1)));
        return of;
    }
}
