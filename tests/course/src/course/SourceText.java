package course;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseException;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A Java source with its syntax tree. The tree only says where things stand; what is read, cut and written is always
 * the text itself, so that nobody's spaces and comments change.
 */
final class SourceText {

    private final String text;
    private final CompilationUnit unit;
    private final int[] lineStarts;

    private SourceText(String text, CompilationUnit unit) {
        this.text = text;
        this.unit = unit;
        this.lineStarts = lineStarts(text);
    }

    /**
     * Parses a source.
     *
     * @param name how a message calls the source, usually its path
     * @throws CourseException where it is not Java 17; the sentence names the source and the line
     */
    static SourceText parse(String name, String text) {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
        ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(text);
        if (!result.isSuccessful()) {
            Problem problem = result.getProblems().get(0);
            String why = problem.getMessage().lines().findFirst().orElse("").replaceFirst("^Parse error\\. ", "")
                    .replaceFirst(",? *expected one of.*", "");                // a list of all tokens that there are
            throw new CourseException(name + ":" + line(problem) + " cannot be read as Java 17 ("
                    + why.strip() + "); repair it there and try again.");
        }
        return new SourceText(text, result.getResult().orElseThrow());
    }

    /** The line of the first token that does not fit. */
    private static int line(Problem problem) {
        if (problem.getCause().orElse(null) instanceof ParseException stop
                && stop.currentToken != null && stop.currentToken.next != null) {
            return stop.currentToken.next.beginLine;
        }
        return problem.getLocation().flatMap(TokenRange::toRange).map(range -> range.begin.line).orElse(1);
    }

    String text() {
        return text;
    }

    CompilationUnit unit() {
        return unit;
    }

    /** Where a node begins: at its annotations and modifiers, after its Javadoc. */
    int begin(Node node) {
        return offset(node.getBegin().orElseThrow());
    }

    /** Where a node ends: the offset after its last character. */
    int end(Node node) {
        return offset(node.getEnd().orElseThrow()) + 1;
    }

    /** A node's text, to the letter. */
    String of(Node node) {
        return text.substring(begin(node), end(node));
    }

    /** The offset at which the line of an offset starts. */
    int lineStart(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return lineStarts[found >= 0 ? found : -found - 2];
    }

    /** The offset after the line break that ends the line of an offset; the text's length in its last line. */
    int nextLine(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
    }

    /** The line of an offset, its line break included. */
    String line(int offset) {
        return text.substring(lineStart(offset), nextLine(offset));
    }

    /** Whether only spaces and tabs stand before an offset in its line. */
    boolean startsItsLine(int offset) {
        return text.substring(lineStart(offset), offset).isBlank();
    }

    /** Spaces and tabs that begin the line of an offset. */
    String indentation(int offset) {
        int start = lineStart(offset);
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** The line break that the source uses. */
    String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Where a node stands before all others of the same kind, for ordering. */
    Comparator<Node> byPosition() {
        return Comparator.comparingInt(this::begin);
    }

    private int offset(Position position) {
        return lineStarts[position.line - 1] + position.column - 1;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[text.length() + 1];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lone = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (c == '\n' || lone) {
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }
}
