package cli.learn.watch;

import cli.Output;
import java.util.List;

/** Lines for the learner: within the terminal's width, green and red in their colours, a new verdict on a clear page. */
final class Screen {

    private static final String CLEAR = "\033[H\033[2J";
    private static final String RESTART = "\r\033[K";
    private static final String GREEN = "\033[32m";
    private static final String RED = "\033[31m";
    private static final String PLAIN = "\033[0m";

    private final Terminal terminal;
    private final Output output;
    private boolean begun;
    private boolean passing;

    Screen(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    /** Whether nobody looks any more. */
    boolean isUnread() {
        return output.isUnread();
    }

    /** A new page: the terminal is cleared; elsewhere a blank line stands between two. */
    void page() {
        if (terminal.drawing()) {
            output.text(CLEAR);
        } else if (begun) {
            output.text("\n");
        }
        begun = true;
    }

    /** Lines that are broken at blanks where they are too long. */
    void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /** One such line. */
    void line(String line) {
        Wrapped.of(line, terminal.columns()).forEach(this::asItIs);
    }

    /** Lines that stay as they are: the compiler's, with a caret below the place. */
    void raw(List<String> lines) {
        lines.forEach(this::asItIs);
    }

    /** A line that the next one replaces, where the terminal can do that. */
    void passing(String line) {
        output.text(terminal.drawing() ? RESTART + line : line + "\n");
        passing = terminal.drawing();
    }

    private void asItIs(String line) {
        if (passing) {
            output.text(RESTART);
            passing = false;
        }
        output.text((terminal.colours() ? coloured(line) : line) + "\n");
    }

    private static String coloured(String line) {
        if (line.startsWith("  green  ")) {
            return "  " + GREEN + "green" + PLAIN + line.substring(7);
        } else if (line.startsWith("  red    ")) {
            return "  " + RED + "red" + PLAIN + line.substring(5);
        }
        return line;
    }
}
