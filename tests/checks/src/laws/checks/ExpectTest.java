package laws.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checks.Expect;
import checks.Numbers;
import checks.Plain;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.opentest4j.AssertionFailedError;

/** What a wrong answer is told with: one sentence for each way to be wrong, then both values. */
class ExpectTest {

    private static final INDArray SQUARE = Numbers.array(new double[] {1, 2, 3, 0.25}, 2, 2);

    @Test
    void a_wrong_number_is_told_with_its_place_and_both_arrays() {
        INDArray got = Numbers.array(new double[] {1, 2.5, 3, 0.25}, 2, 2);
        assertThatThrownBy(() -> Expect.close("scores", SQUARE, got)).isInstanceOf(AssertionFailedError.class)
                .hasMessage("""
                        scores: first difference at (0, 1): expected 2, got 2.5 (tolerance 1.0E-8)
                          expected = (2, 2)
                                1    2
                                3 0.25
                          got = (2, 2)
                                1  2.5
                                3 0.25""");
    }

    @Test
    void a_wrong_shape_is_told_and_not_the_numbers() {
        assertThatThrownBy(() -> Expect.close("scores", SQUARE, SQUARE.reshape(4, 1)))
                .hasMessageStartingWith("scores: expected shape (2, 2), got shape (4, 1)\n");
    }

    @Test
    void what_is_not_a_number_comes_with_where_to_look() {
        assertThatThrownBy(() -> Expect.close("loss", 1, Double.NaN))
                .hasMessageContaining("got NaN, which is not a number: look for 0/0");
    }

    @Test
    void null_and_a_wrong_length_have_their_sentences() {
        assertThatThrownBy(() -> Expect.same("ids", new int[] {1}, null)).hasMessage("ids: your method returned null");
        assertThatThrownBy(() -> Expect.same("ids", new int[] {1, 2}, new int[] {1}))
                .hasMessageStartingWith("ids: expected length 2, got length 1\n");
        assertThatThrownBy(() -> Expect.close("sums", new double[2], new double[3]))
                .hasMessageStartingWith("sums: expected length 2, got length 3\n");
    }

    @Test
    void a_difference_in_a_map_is_told_with_its_key() {
        Map<String, INDArray> expected = Map.of("q", SQUARE);
        assertThatThrownBy(() -> Expect.close("gradients", expected, Map.of("q", SQUARE.mul(2))))
                .hasMessageStartingWith("gradients: first difference at [\"q\"](0, 0): expected 1, got 2");
        assertThatThrownBy(() -> Expect.close("gradients", expected, Map.of("k", SQUARE)))
                .hasMessageStartingWith("gradients: expected keys [q], got keys [k]");
    }

    @Test
    void the_tolerance_is_of_a_numbers_size_and_no_more() {
        Expect.close("near", 1e9, 1e9 + 9);
        assertThatThrownBy(() -> Expect.close("far", 1e9, 1e9 + 11)).hasMessageStartingWith("far: expected 1.0E9");
        assertThatThrownBy(() -> Expect.close("far", 0, 1.1e-8)).isInstanceOf(AssertionError.class);
    }

    @Test
    void texts_are_shown_with_what_no_eye_would_see() {
        assertThat(Plain.show("a\n\u0081\ud83d")).isEqualTo("\"a\\n\\u0081\\ud83d\"");
        assertThat(Plain.show(List.of(0.5, 2.0))).isEqualTo("[0.5, 2.0]");
        assertThat(Plain.show(Map.of("b", 2, "a", 1))).isEqualTo("a = 1, b = 2");
    }
}
