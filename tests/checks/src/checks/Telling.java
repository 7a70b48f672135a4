package checks;

import java.util.ArrayList;
import java.util.List;

/** A red check as a learner reads it: the same lines in the terminal, under Maven and in an IDE. */
public final class Telling {

    private Telling() {}

    /** What is wrong, with which input, where, and the known mistake that gives just that. */
    public static List<String> of(CheckResult red) {
        List<String> lines = new ArrayList<>(red.message().lines().toList());
        red.sample().lines().forEach(lines::add);
        if (!red.where().isEmpty()) {
            lines.add("at " + red.where());
        }
        if (red.diagnosis() != null) {
            lines.addAll(red.diagnosis().lines());
        }
        return lines;
    }
}
