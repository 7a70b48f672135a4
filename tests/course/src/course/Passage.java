package course;

import java.util.ArrayList;
import java.util.List;

/**
 * Some lines to be found in a source, or to be put there. Their common indentation does not count, since YAML strips it
 * as well; what one line is indented deeper than another does. The first and the last line may be parts of lines.
 */
record Passage(List<String> lines) {

    /** The passage of a text: line breaks made {@code \n}, those at the end and the common indentation taken away. */
    static Passage of(String text) {
        List<String> lines = new ArrayList<>(text.replace("\r\n", "\n").stripTrailing().lines()
                .map(String::stripTrailing).toList());
        int common = lines.stream().filter(line -> !line.isBlank()).mapToInt(Passage::indentation).min().orElse(0);
        lines.replaceAll(line -> line.isBlank() ? "" : line.substring(common));
        return new Passage(List.copyOf(lines));
    }

    /**
     * Everything that would replace this passage in a source by another, one splice for each place where it stands.
     *
     * @param source a text with {@code \n} as its line break
     */
    List<Splice> replacements(String source, Passage other) {
        List<Splice> found = new ArrayList<>();
        if (lines.isEmpty()) {
            return found;
        }
        String first = lines.get(0).strip();
        for (int at = source.indexOf(first); at >= 0; at = source.indexOf(first, at + 1)) {
            int lineStart = source.lastIndexOf('\n', at - 1) + 1;
            String line = source.substring(lineStart, at);
            String leading = line.isBlank() ? line : line.substring(0, indentation(line));
            String deeper = lines.get(0).substring(0, indentation(lines.get(0)));
            if (!leading.endsWith(deeper)) {
                continue;
            }
            String base = leading.substring(0, leading.length() - deeper.length());
            String wanted = first + tail(base);
            if (source.startsWith(wanted, at)) {
                found.add(new Splice(at, at + wanted.length(), other.indented(base)));
            }
        }
        return found;
    }

    private String indented(String base) {
        return lines.isEmpty() ? "" : lines.get(0) + tail(base);
    }

    private String tail(String base) {
        StringBuilder tail = new StringBuilder();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            tail.append('\n').append(line.isEmpty() ? "" : base + line);
        }
        return tail.toString();
    }

    private static int indentation(String line) {
        int spaces = 0;
        while (spaces < line.length() && (line.charAt(spaces) == ' ' || line.charAt(spaces) == '\t')) {
            spaces++;
        }
        return spaces;
    }
}
