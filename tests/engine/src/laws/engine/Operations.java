package laws.engine;

import engine.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Every differentiable operation of the engine, under the names and at the shapes of the golden numbers. */
final class Operations {

    private final List<Operation> all = new ArrayList<>();

    private Operations() {
        two("add", Tensor::add, shape(2, 3), shape(2, 3));
        two("add, row", Tensor::add, shape(2, 3), shape(3));
        two("add, both stretched", Tensor::add, shape(2, 1, 3), shape(4, 1));
        two("sub", Tensor::sub, shape(2, 3), shape(2, 3));
        two("sub, column", Tensor::sub, shape(2, 1), shape(2, 3));
        two("mul", Tensor::mul, shape(2, 3), shape(2, 3));
        two("mul, scalar", Tensor::mul, shape(), shape(2, 3));
        many("div", true, x -> x.get(0).div(x.get(1)), shape(2, 3), shape(2, 3));
        many("div, row", true, x -> x.get(0).div(x.get(1)), shape(2, 3), shape(3));
        one("scale", x -> x.scale(-1.7), shape(2, 3));
        one("plus", x -> x.plus(0.3), shape(2, 3));
        one("square", Tensor::square, shape(2, 3));
        one("exp", Tensor::exp, shape(2, 3));
        many("log", true, x -> x.get(0).log(), shape(2, 3));
        many("sqrt", true, x -> x.get(0).sqrt(), shape(2, 3));
        one("tanh", Tensor::tanh, shape(2, 3));
        one("relu", Tensor::relu, shape(2, 3));
        one("gelu", Tensor::gelu, shape(3, 4));
        two("matmul", Tensor::matmul, shape(2, 3), shape(3, 4));
        two("matmul, batch", Tensor::matmul, shape(2, 3, 4), shape(2, 4, 2));
        two("matmul, heads", Tensor::matmul, shape(2, 2, 3, 2), shape(2, 2, 2, 3));
        two("matmul, one right side", Tensor::matmul, shape(2, 3, 4), shape(4, 2));
        two("matmul, one left side", Tensor::matmul, shape(3, 4), shape(2, 4, 2));
        one("sum", Tensor::sum, shape(2, 3));
        one("sum, axis 0", x -> x.sum(0), shape(2, 3, 2));
        one("sum, axis 1", x -> x.sum(1), shape(2, 3, 2));
        one("sum, last axis", x -> x.sum(-1), shape(2, 3, 2));
        one("mean", Tensor::mean, shape(2, 3));
        one("mean, last axis", x -> x.mean(-1), shape(2, 3));
        one("reshape", x -> x.reshape(3, -1), shape(2, 6));
        one("transpose", x -> x.transpose(1, -1), shape(2, 3, 2));
        one("permute", x -> x.permute(2, 0, 1), shape(2, 3, 4));
        one("permute, reshape", x -> x.permute(1, 2, 0).reshape(6, 2), shape(2, 3, 2));
        one("slice", x -> x.slice(1, 1, 3), shape(2, 4, 2));
        many("concat", false, x -> Tensor.concat(1, x.toArray(Tensor[]::new)), shape(2, 1), shape(2, 3), shape(2, 2));
        one("softmax", Tensor::softmax, shape(2, 2, 4));
        one("softmax, masked", x -> x.maskedFill(mask(x), Double.NEGATIVE_INFINITY).softmax(), shape(2, 3));
        one("logSoftmax", Tensor::logSoftmax, shape(3, 4));
        one("maskedFill", x -> x.maskedFill(mask(x), 0.25), shape(2, 2, 3));
        one("rows", x -> x.rows(2, 0, 2, 2), shape(4, 3));
        one("pick", x -> x.pick(3, 0, 0), shape(3, 4));
        one("layer norm", Operations::layerNorm, shape(3, 4));
        one("cross entropy", x -> x.logSoftmax().pick(3, 0, 0).mean().scale(-1), shape(3, 4));
    }

    static List<Operation> all() {
        return List.copyOf(new Operations().all);
    }

    private static Tensor mask(Tensor like) {
        return like.like(new double[] {0, 1, 1, 0, 0, 1}, 2, 3);
    }

    /** (x - mean) / sqrt(variance + eps): a composition in which one value is used several times. */
    private static Tensor layerNorm(Tensor x) {
        Tensor centered = x.sub(x.mean(-1));
        return centered.div(centered.square().mean(-1).plus(1e-5).sqrt());
    }

    private void one(String name, UnaryOperator<Tensor> f, int[] x) {
        many(name, false, inputs -> f.apply(inputs.get(0)), x);
    }

    private void two(String name, BinaryOperator<Tensor> f, int[] a, int[] b) {
        many(name, false, inputs -> f.apply(inputs.get(0), inputs.get(1)), a, b);
    }

    private void many(String name, boolean positive, Function<List<Tensor>, Tensor> f, int[]... shapes) {
        all.add(new Operation(name, positive, List.of(shapes), f));
    }

    private static int[] shape(int... lengths) {
        return lengths;
    }
}
