package engine.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file of a checkpoint that cannot be used. The message is one sentence: which file, what is wrong, what to do.
 * What the file says about itself stands in it shortened and without control characters.
 */
public final class BadCheckpoint extends IOException {

    private static final int LONGEST_QUOTE = 80;

    public BadCheckpoint(Path file, String wrong, String remedy) {
        super(file + ": " + wrong + "; " + remedy + ".");
    }

    /** Text out of an untrusted file, safe to print: at most 80 characters, each control character a question mark. */
    public static String quote(String untrusted) {
        String shown = untrusted.codePoints().limit(LONGEST_QUOTE)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return '"' + shown + (untrusted.codePointCount(0, untrusted.length()) > LONGEST_QUOTE ? "..." : "") + '"';
    }
}
