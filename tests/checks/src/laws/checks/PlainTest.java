package laws.checks;

import static org.assertj.core.api.Assertions.assertThat;

import checks.Numbers;
import checks.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What crosses a contract is copied, so that a learner's code that works on its arguments is found out. */
class PlainTest {

    record Point(int x, String name) {}

    record Box(double[] sizes, List<Point> points) {}

    @Test
    void a_copy_is_identical_and_shares_nothing_that_can_change() {
        int[] ids = {1, 2};
        double[][] rows = {{1, Double.NaN}, {-0.0}};
        List<Object> list = new ArrayList<>(List.of(new Point(1, "a"), 2));
        Box box = new Box(new double[] {3}, new ArrayList<>(List.of(new Point(4, "b"))));
        INDArray array = Numbers.array(new double[] {5}, 1);
        Object[] all = {ids, rows, list, Map.of("box", box), array, new boolean[] {true}};
        Object[] copy = (Object[]) Plain.copy(all);
        assertThat(Plain.identical(all, copy)).isTrue();
        assertThat(copy[0]).isInstanceOf(int[].class);
        assertThat(copy[1]).isInstanceOf(double[][].class);
        ids[0] = 7;
        rows[1][0] = 7;
        list.set(1, 7);
        box.sizes()[0] = 7;
        array.putScalar(0, 7);
        ((boolean[]) all[5])[0] = false;
        for (int i = 0; i < all.length; i++) {
            assertThat(Plain.identical(all[i], copy[i])).as("part " + i + " after a change").isFalse();
        }
    }

    @Test
    void a_list_inside_a_record_is_copied_too() {
        Box box = new Box(new double[0], new ArrayList<>(List.of(new Point(4, "b"))));
        Box copy = (Box) Plain.copy(box);
        box.points().clear();
        assertThat(copy.points()).containsExactly(new Point(4, "b"));
    }

    @Test
    void identical_is_to_the_last_bit() {
        assertThat(Plain.identical(new int[] {1, 2}, new int[] {1, 2})).isTrue();
        assertThat(Plain.identical(new int[] {1, 2}, new int[] {1, 3})).isFalse();
        assertThat(Plain.identical(new int[] {1}, new long[] {1})).isFalse();
        assertThat(Plain.identical(new double[] {0.0}, new double[] {-0.0})).isFalse();
        assertThat(Plain.identical(List.of(new Point(1, "a")), List.of(new Point(1, "b")))).isFalse();
        assertThat(Plain.identical(Double.NaN, Double.NaN)).isTrue();
    }
}
