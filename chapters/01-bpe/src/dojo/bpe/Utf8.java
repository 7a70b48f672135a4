package dojo.bpe;

import java.nio.charset.StandardCharsets;

/**
 * A text's bytes and back, never with an exception.
 *
 * <p>Two things have no counterpart on the other side: half a surrogate pair in a Java string, and bytes that are not
 * UTF-8. Both become U+FFFD, the replacement character. (Java's own getBytes would write a question mark.)
 */
public final class Utf8 {

    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    public static byte[] bytes(String text) {
        String whole = text.chars().anyMatch(Utf8::isSurrogate) ? withoutHalves(text) : text;
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String withoutHalves(String text) {
        int[] points = text.codePoints()   // joins surrogate pairs, leaves lone halves as they are
                .map(point -> isSurrogate(point) ? REPLACEMENT : point)
                .toArray();
        return new String(points, 0, points.length);
    }

    private static boolean isSurrogate(int point) {
        return Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE;
    }
}
