package course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the compiler said.
 *
 * @param successful whether there are classes now
 * @param shown      the errors as javac shows them (file, line, message, the source line, a caret below it) and their
 *                   number; empty where the sources compiled
 */
public record Compilation(boolean successful, String shown) {

    /** The first line of an error; the word between the colons is "error" in the user's language. */
    private static final Pattern FIRST_LINE = Pattern.compile("(?m)^(.+\\.java):(\\d+): [^:\\n]+: (.+)$");

    /**
     * An error's place and message.
     *
     * @param file as it was given to the compiler
     * @param line from 1
     */
    public record Problem(String file, int line, String message) {}

    /** The errors that have a place, in javac's order. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Matcher line = FIRST_LINE.matcher(shown);
        while (line.find()) {
            problems.add(new Problem(line.group(1), Integer.parseInt(line.group(2)), line.group(3).strip()));
        }
        return problems;
    }

    /** The errors with paths that begin at a folder. */
    public String shownFrom(Path root) {
        return shown.replace(root.toAbsolutePath().normalize() + root.getFileSystem().getSeparator(), "");
    }
}
