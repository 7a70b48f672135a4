package laws.engine;

import checks.Expect;
import engine.Array;
import engine.Backend;
import engine.DType;
import engine.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows and numbers by index, against plain loops; repeated indices add up. */
@ParameterizedClass(name = "{0}")
@MethodSource("laws.engine.Backends#available")
class IndexingTest {

    private final Backend be;
    private final Lab lab;

    IndexingTest(Backend be) {
        this.be = be;
        this.lab = new Lab(be);
    }

    @Test
    void by_hand() {
        Array matrix = lab.counting(3, 2); // 0 1 | 2 3 | 4 5
        lab.close("gather", lab.array(new double[] {4, 5, 0, 1, 4, 5}, 3, 2), be.gather(matrix, new int[] {2, 0, 2}));
        lab.close("pick", lab.vector(1, 2, 5), be.pick(matrix, new int[] {1, 0, 1}));
        be.addPickedInPlace(matrix, new int[] {0, 0, 1}, lab.vector(10, 20, 30));
        lab.close("addPicked", lab.array(new double[] {10, 1, 22, 3, 4, 35}, 3, 2), matrix);
        be.scatterAddInPlace(matrix, new int[] {1, 1}, lab.array(new double[] {1, 2, 3, 4}, 2, 2));
        lab.close("scatterAdd", lab.array(new double[] {10, 1, 26, 9, 4, 35}, 3, 2), matrix);
    }

    @Test
    void equals_plain_loops_in_every_arrangement() {
        Random random = new Random(1);
        for (int[] size : new int[][] {{1, 1, 1}, {5, 3, 8}, {65, 7, 40}, {4, 1, 6}, {1, 6, 5}}) {
            int n = size[0];
            int c = size[1];
            int[] ids = random.ints(size[2], 0, n).toArray();
            double[] matrix = Lab.normals(n, n * c);
            double[] rows = Lab.normals(c, ids.length * c);
            for (Array from : lab.arrangements(matrix, n, c)) {
                lab.close("gather", gathered(matrix, ids, c), new int[] {ids.length, c}, be.gather(from, ids));
            }
            for (Array part : lab.arrangements(rows, ids.length, c)) {
                for (Array into : lab.arrangements(matrix, n, c)) {
                    be.scatterAddInPlace(into, ids, part);
                    lab.close("scatterAdd", scattered(matrix, ids, rows, c), new int[] {n, c}, into);
                }
            }
            picks(matrix, random.ints(n, 0, c).toArray(), n, c);
        }
    }

    private void picks(double[] matrix, int[] columns, int n, int c) {
        double[] numbers = Lab.normals(9, n);
        double[] picked = new double[n];
        double[] sums = matrix.clone();
        for (int row = 0; row < n; row++) {
            picked[row] = matrix[row * c + columns[row]];
            sums[row * c + columns[row]] += numbers[row];
        }
        for (Array into : lab.arrangements(matrix, n, c)) {
            lab.close("pick", picked, new int[] {n}, be.pick(into, columns));
            be.addPickedInPlace(into, columns, lab.vector(numbers));
            lab.close("addPicked", sums, new int[] {n, c}, into);
        }
    }

    private static double[] gathered(double[] matrix, int[] ids, int c) {
        double[] rows = new double[ids.length * c];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = matrix[ids[i / c] * c + i % c];
        }
        return rows;
    }

    private static double[] scattered(double[] matrix, int[] ids, double[] rows, int c) {
        double[] sums = matrix.clone();
        for (int i = 0; i < rows.length; i++) {
            sums[ids[i / c] * c + i % c] += rows[i];
        }
        return sums;
    }

    @Test
    void no_addition_to_a_repeated_row_is_lost() {
        int[] ids = new int[20_000];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i % 3 == 0 ? 0 : 2;
        }
        Array rows = be.full(DType.FLOAT32, 1, ids.length, 8);
        Array sums = be.zeros(DType.FLOAT32, 3, 8);
        be.scatterAddInPlace(sums, ids, rows);
        lab.close("the least count", new double[] {-6667, 0, -13_333}, new int[] {3, 1}, be.max(be.scale(sums, -1), 1));
        lab.close("the largest count", new double[] {6667, 0, 13_333}, new int[] {3, 1}, be.max(sums, 1));
    }

    @Test
    void additions_come_in_the_same_order_each_time() {
        int[] ids = new Random(4).ints(5_000, 0, 7).toArray();
        Array rows = lab.normal32(1, ids.length, 33);
        float[] first = null;
        for (int i = 0; i < 5; i++) {
            Array sums = be.zeros(DType.FLOAT32, 7, 33);
            be.scatterAddInPlace(sums, ids, rows);
            first = first == null ? be.toFloats(sums) : first;
            Expect.same("the bits of the sums", first, be.toFloats(sums));
        }
    }

    @Test
    void a_row_that_was_taken_twice_takes_both_gradients() {
        Tensor matrix = lab.parameter(Lab.normals(1, 6), 3, 2);
        Tensor rows = matrix.rows(1, 1, 0);
        rows.backward(rows.like(new double[] {1, 2, 10, 20, 5, 6}, 3, 2));
        lab.close("gradient", lab.array(new double[] {5, 6, 11, 22, 0, 0}, 3, 2), matrix.gradient());
    }
}
