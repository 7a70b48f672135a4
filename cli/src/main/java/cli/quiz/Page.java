package cli.quiz;

import cli.Output;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Text for a terminal of 80 columns: paragraphs wrapped, code cut at spaces, bold only where colours are. */
record Page(Output output) {

    private static final int WIDTH = 80;
    private static final int NUMBER = 6; // columns before a line of code

    void blank() {
        output.line("");
    }

    void heading(String text) {
        output.line("%s", Ansi.AUTO.enabled() ? "\u001b[1m" + text + "\u001b[0m" : text);
    }

    /** A paragraph for every line of the text. */
    void text(String indent, String text) {
        text.lines().forEach(line -> wrapped(line.strip(), indent, indent).forEach(part -> output.line("%s", part)));
    }

    /** A line of a list, whose further lines stand below its text. */
    void item(String mark, String text) {
        wrapped(text, mark, " ".repeat(mark.length())).forEach(part -> output.line("%s", part));
    }

    /** A numbered line of code; what does not fit stands below it, indented. */
    void code(String line) {
        cut(line).forEach(part -> output.line("%s", part));
    }

    /** The parts of a line of code, whose number takes the first six columns. */
    static List<String> cut(String line) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        String code = line.substring(Math.min(NUMBER, line.length()));
        int begin = NUMBER + code.length() - code.stripLeading().length();
        String indent = " ".repeat(Math.min(begin + 8, WIDTH / 2));
        while (rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH) > indent.length()) {
            int end = rest.lastIndexOf(' ', WIDTH);
            parts.add(rest.substring(0, end));
            rest = indent + rest.substring(end + 1);
        }
        parts.add(rest);
        return parts;
    }

    static List<String> wrapped(String text, String first, String others) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : text.split("\\s+")) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(others);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }
}
