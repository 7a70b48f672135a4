package cli.quiz;

import cli.Output;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Text for a terminal of 80 columns: paragraphs wrapped, code cut at spaces, bold only where colours are. */
record Page(Output output) {

    private static final int WIDTH = 80;

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
        String indent = " ".repeat(Math.min(WIDTH / 2, line.length() - line.substring(Math.min(6, line.length()))
                .stripLeading().length() + 8));
        int cut = line.length() <= WIDTH ? -1 : line.lastIndexOf(' ', WIDTH);
        if (cut <= indent.length()) {
            output.line("%s", line);
        } else {
            output.line("%s", line.substring(0, cut));
            code(indent + line.substring(cut + 1));
        }
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
