package course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a text: the characters from {@code from} (inclusive) to {@code to} (exclusive) become {@code text}.
 * Offsets count in the text before any change, so the order of a list of splices does not matter.
 */
record Splice(int from, int to, String text) {

    /** The text with all splices made. A splice that lies inside another is covered by it and left out. */
    static String apply(String source, List<Splice> splices) {
        List<Splice> ordered = new ArrayList<>(splices);
        ordered.sort(Comparator.comparingInt(Splice::from)
                .thenComparing(splice -> splice.from < splice.to)     // what is inserted comes before what is replaced
                .thenComparing(Splice::to, Comparator.reverseOrder()));
        StringBuilder result = new StringBuilder(source.length());
        int at = 0;
        for (Splice splice : ordered) {
            if (splice.from < at && splice.to <= at) {
                continue;
            }
            if (splice.from < at) {
                throw new IllegalArgumentException("splices overlap at " + splice.from + ": " + splice.text);
            }
            result.append(source, at, splice.from).append(splice.text);
            at = splice.to;
        }
        return result.append(source, at, source.length()).toString();
    }
}
