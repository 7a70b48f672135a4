package laws.wordvec;

import checks.Expect;
import contracts.WordvecContract.Gradients;
import contracts.WordvecContract.Stepped;
import java.util.Arrays;
import java.util.TreeSet;

/** What the laws of chapter 02 compare: tables of vectors, and records of them. */
final class Tables {

    private Tables() {}

    static void close(String what, double[][] expected, double[][] actual) {
        Expect.same(what + ": the number of rows", expected.length, actual == null ? null : actual.length);
        for (int row = 0; row < expected.length; row++) {
            Expect.close(what + ", row " + row + ", number ", expected[row], actual[row]);
        }
    }

    static void close(Gradients expected, Gradients actual) {
        Expect.same("whether there is an answer", true, actual != null);
        Expect.close("the loss", expected.loss(), actual.loss());
        Expect.close("the centre's gradient", expected.centre(), actual.centre());
        Expect.same("the words whose rows of out have a gradient", new TreeSet<>(expected.outputs().keySet()),
                actual.outputs() == null ? null : new TreeSet<>(actual.outputs().keySet()));
        expected.outputs().forEach((word, gradient) ->
                Expect.close("the gradient of row " + word + " of out", gradient, actual.outputs().get(word)));
    }

    static void close(Stepped expected, Stepped actual) {
        Expect.same("whether there is an answer", true, actual != null);
        Expect.close("the mean loss", expected.loss(), actual.loss());
        close("in after the step", expected.in(), actual.in());
        close("out after the step", expected.out(), actual.out());
    }

    static double[][] copy(double[][] table) {
        return Arrays.stream(table).map(double[]::clone).toArray(double[][]::new);
    }
}
