package cli.learn.watch;

import java.util.ArrayList;
import java.util.List;

/** A line broken at blanks; what follows is indented two columns deeper than its beginning. */
final class Wrapped {

    private Wrapped() {}

    /** @param columns the most that a line may have; a word that is longer stays whole */
    static List<String> of(String line, int columns) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(line.length() - line.stripLeading().length() + 2);
        String rest = line;
        while (rest.length() > columns) {
            int from = rest.length() - rest.stripLeading().length();
            int at = rest.lastIndexOf(' ', columns);
            if (at <= from) {
                at = rest.indexOf(' ', Math.max(columns, from));
            }
            if (at < 0) {
                break;
            }
            lines.add(rest.substring(0, at).stripTrailing());
            rest = indent + rest.substring(at).strip();
        }
        lines.add(rest);
        return lines;
    }
}
