package checks;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/**
 * An answer that is not the expected one: the sentence that names the first difference, then both values where they
 * have several numbers. An IDE shows the two beside each other.
 */
final class Mismatch extends AssertionFailedError {

    private static final long serialVersionUID = 1;

    private final transient Object answer;

    /** @param sentence what was compared, and the first difference */
    Mismatch(String sentence, Object expected, Object answer) {
        super(message(sentence, expected, answer), wrapped(expected), wrapped(answer));
        this.answer = answer;
    }

    /** The value that was compared: the subject's answer, a part of it, or what the law made of it. */
    Object answer() {
        return answer;
    }

    /** What differs first, as the rest of a sentence that begins with what was compared. */
    static String sentence(Difference first, double tolerance) {
        String at = first.at();
        String place = at.isEmpty() ? "" : " at " + (at.startsWith(".") ? at.substring(1) : at);
        if (!first.what().isEmpty()) {
            return place + ": expected " + first.what() + " " + first.expected() + ", got " + first.what() + " "
                    + first.actual();
        }
        return (place.isEmpty() ? "" : ": first difference" + place) + ": expected " + exact(first.expected())
                + ", got " + exact(first.actual()) + hint(first)
                + (tolerance > 0 ? " (tolerance " + tolerance + ")" : "");
    }

    /** All digits: two numbers may part in the ninth. */
    private static String exact(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e6
                ? Shown.number(number) : Plain.show(value);
    }

    private static String hint(Difference first) {
        return first.actual() instanceof Double got && got.isNaN() ? ", which is not a number: look for 0/0, 0 times "
                + "infinity, infinity minus infinity, the log of a negative" : "";
    }

    private static String message(String sentence, Object expected, Object answer) {
        List<String> lines = new ArrayList<>(List.of(sentence));
        if (holdsSeveral(expected)) {
            Shown.lines("expected", expected).forEach(line -> lines.add("  " + line));
            Shown.lines("got", answer).forEach(line -> lines.add("  " + line));
        }
        return String.join("\n", lines);
    }

    private static boolean holdsSeveral(Object value) {
        return !(value instanceof Number || value instanceof Boolean || value instanceof String
                || value instanceof INDArray array && array.length() <= 1);
    }

    private static ValueWrapper wrapped(Object value) {
        return ValueWrapper.create(value, String.join("\n", Shown.lines("value", value)));
    }
}
