package laws.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong use gets one sentence, which names the shapes; no array is harmed and the process lives on. */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class ErrorsTest {

    private final Backend be;
    private final Lab lab;
    private final Tensor matrix;
    private final Tensor vector;

    ErrorsTest(Backend be) {
        this.be = be;
        this.lab = new Lab(be);
        this.matrix = lab.tensor(Lab.normals(1, 6), 2, 3);
        this.vector = lab.tensor(Lab.normals(2, 4), 4);
    }

    /** The message is a sentence that holds each of the given parts. */
    private static void sentence(ThrowingCallable call, String... parts) {
        Throwable problem = catchThrowable(call);
        assertThat(problem).isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class,
                IndexOutOfBoundsException.class);
        assertThat(problem.getMessage()).contains(parts).endsWith(".");
    }

    @Test
    void shapes_that_do_not_broadcast() {
        sentence(() -> matrix.add(vector), "(2, 3)", "(4)");
        sentence(() -> matrix.mul(vector), "(2, 3)", "(4)");
        sentence(() -> matrix.maskedFill(vector, 0), "(2, 3)", "(4)");
        sentence(() -> vector.maskedFill(vector.reshape(4, 1), 0), "(4)", "(4, 1)"); // would stretch x itself
    }

    @Test
    void products_that_do_not_fit() {
        sentence(() -> matrix.matmul(matrix), "(2, 3)", "inner");
        sentence(() -> matrix.matmul(vector), "(2, 3)", "(4)");
        sentence(() -> vector.matmul(matrix), "(2, 3)", "(4)");
        Array a = lab.normal(1, 2, 3, 4);
        Array b = lab.normal(1, 3, 4, 5);
        sentence(() -> be.matmul(a, false, b, false), "(2, 3, 4)", "(3, 4, 5)");
        sentence(() -> be.matmul(a, false, lab.normal(1, 1, 2, 4, 5), false), "(2, 3, 4)", "(1, 2, 4, 5)");
        Array into = lab.normal(1, 2, 2);
        sentence(() -> be.addMatmulInPlace(into, matrix.value(), false, lab.normal(1, 3, 3), false),
                "(2, 2)", "(2, 3)");
        sentence(() -> be.addMatmulInPlace(into, matrix.value(), false, matrix.value(), false), "inner");
    }

    @Test
    void mixed_types() {
        Array single = lab.normal32(1, 2, 3);
        Array other = matrix.value();
        int[] ids = {0, 1};
        sentence(() -> be.add(single, other), "FLOAT32", "FLOAT64");
        sentence(() -> be.addInPlace(single, other), "FLOAT32", "FLOAT64");
        sentence(() -> be.assignInPlace(single, other), "FLOAT32", "FLOAT64");
        sentence(() -> be.concat(0, single, other), "FLOAT32", "FLOAT64");
        sentence(() -> be.matmul(single, true, other, false), "FLOAT32", "FLOAT64");
        Array square = lab.normal(1, 3, 3);
        sentence(() -> be.addMatmulInPlace(square, single, true, single, false), "FLOAT32", "FLOAT64");
        sentence(() -> be.addMatmulInPlace(square, other, true, single, false), "FLOAT32", "FLOAT64");
        sentence(() -> be.scatterAddInPlace(single, ids, other), "FLOAT32", "FLOAT64");
        sentence(() -> be.addPickedInPlace(single, ids, lab.normal(1, 2)), "FLOAT32", "FLOAT64");
    }

    @Test
    void indices_out_of_range() {
        for (int index : new int[] {-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            sentence(() -> matrix.rows(0, index), "" + index, "(2, 3)");
            sentence(() -> matrix.pick(0, index), "" + index, "(2, 3)");
            sentence(() -> be.scatterAddInPlace(matrix.value(), new int[] {0, index}, lab.normal(1, 2, 3)),
                    "" + index, "(2, 3)");
            sentence(() -> be.addPickedInPlace(matrix.value(), new int[] {index, 0}, lab.normal(1, 2)),
                    "" + index, "(2, 3)");
        }
    }

    @Test
    void as_many_indices_as_rows() {
        int[] three = {0, 0, 0};
        sentence(() -> matrix.pick(three), "3", "(2, 3)");
        sentence(() -> matrix.pick(0), "1", "(2, 3)");
        sentence(() -> be.addPickedInPlace(matrix.value(), three, lab.normal(1, 3)), "3", "(2, 3)");
        sentence(() -> be.addPickedInPlace(matrix.value(), new int[] {0, 0}, lab.normal(1, 3)), "(2)", "(3)");
        sentence(() -> be.scatterAddInPlace(matrix.value(), new int[] {0, 1}, lab.normal(1, 1, 3)), "(1, 3)");
        sentence(() -> be.scatterAddInPlace(matrix.value(), new int[] {0}, lab.normal(1, 1, 2)), "(1, 2)");
        sentence(() -> vector.rows(0), "(4)");
        sentence(() -> vector.pick(0), "(4)");
    }

    @Test
    void shapes_that_hold_other_counts() {
        sentence(() -> matrix.reshape(4, 2), "6", "(4, 2)");
        sentence(() -> matrix.reshape(-1, 4), "6", "4");
        sentence(() -> matrix.reshape(-1, -1), "-1");
        sentence(() -> matrix.reshape(-2, -3), "(-2, -3)");
        sentence(() -> be.reshape(matrix.value(), 4, 2), "6", "(4, 2)");
        sentence(() -> be.of(DType.FLOAT64, new double[5], 2, 3), "5", "(2, 3)");
        sentence(() -> be.of(new float[5], 2, 3), "5", "(2, 3)");
        sentence(() -> be.zeros(DType.FLOAT64, 2, -3), "(2, -3)");
        sentence(() -> be.addInPlace(matrix.value(), lab.normal(1, 3)), "(2, 3)", "(3)");
        sentence(() -> be.assignInPlace(matrix.value(), lab.normal(1, 3)), "(2, 3)", "(3)");
        sentence(() -> be.sumTo(matrix.value(), 2), "(2, 3)", "(2)");
        sentence(() -> be.sumTo(matrix.value(), 1, 2, 3), "(2, 3)", "(1, 2, 3)");
    }

    @Test
    void axes_that_are_not_there() {
        sentence(() -> matrix.sum(2), "axis 2", "rank 2");
        sentence(() -> matrix.sum(-3), "axis -3", "rank 2");
        sentence(() -> matrix.transpose(0, 2), "axis 2");
        sentence(() -> matrix.permute(0, 2), "axis 2");
        sentence(() -> matrix.permute(0, 0), "(0, 0)");
        sentence(() -> matrix.permute(0), "(0)", "rank 2");
        sentence(() -> be.permute(matrix.value(), 1, 1), "(1, 1)");
        sentence(() -> be.sum(matrix.value(), 2), "axis 2", "rank 2");
        sentence(() -> be.max(matrix.value(), 2), "axis 2", "rank 2");
        sentence(() -> be.slice(matrix.value(), 2, 0, 1), "axis 2", "rank 2");
        sentence(() -> be.concat(2, matrix.value()), "axis 2", "rank 2");
        sentence(() -> lab.tensor(new double[] {1}).softmax(), "rank 0");
        sentence(() -> lab.tensor(new double[] {1}).logSoftmax(), "rank 0");
    }

    @Test
    void stretches_that_are_not_there() {
        sentence(() -> matrix.slice(1, 2, 4), "2 to 4", "(2, 3)");
        sentence(() -> matrix.slice(1, -1, 2), "-1 to 2", "(2, 3)");
        sentence(() -> matrix.slice(1, 2, 1), "2 to 1", "(2, 3)");
        sentence(() -> Tensor.concat(0, matrix, vector), "(2, 3)", "(4)");
        sentence(() -> Tensor.concat(0, matrix, matrix.transpose(0, 1)), "(2, 3)", "(3, 2)");
        sentence(() -> Tensor.concat(0), "nothing");
    }

    @Test
    void gradients_of_the_wrong_form() {
        Tensor parameter = lab.parameter(new double[] {1, 2}, 2);
        sentence(() -> parameter.scale(2).backward(), "(2)", "Sum");
        sentence(() -> parameter.scale(2).backward(matrix), "(2)", "(2, 3)");
        sentence(() -> parameter.scale(2).backward(Tensor.constant(be, lab.normal32(1, 2))), "FLOAT32");
        sentence(() -> parameter.item(), "(2)");
    }
}
