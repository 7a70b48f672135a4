package cli.learn.watch;

import java.util.ArrayList;
import java.util.List;

/** What a learner's code printed since the last look, the first lines of it: a check calls a method many times. */
final class Printed {

    private static final int MOST = 10;

    private final List<String> lines = new ArrayList<>();
    private int more;

    synchronized void hear(String line) {
        if (lines.size() < MOST) {
            lines.add(line);
        } else {
            more++;
        }
    }

    /** The lines for the screen; after that there are none. */
    synchronized List<String> take() {
        List<String> taken = new ArrayList<>();
        if (!lines.isEmpty()) {
            taken.add("  Your code printed:");
            lines.forEach(line -> taken.add("    " + line));
            if (more > 0) {
                taken.add("    and " + more + " more lines");
            }
        }
        lines.clear();
        more = 0;
        return taken;
    }
}
