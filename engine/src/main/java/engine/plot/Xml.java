package engine.plot;

/** Text as XML and HTML can hold it. */
final class Xml {

    private Xml() {
    }

    /** Text for an element or for an attribute in double quotes. */
    static String escape(String text) {
        return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Text for one line of a picture: an end of line is shown as an arrow. */
    static String printable(String text) {
        return legal(text).replace('\n', '\u21b5').replace('\t', ' ');
    }

    /** Characters that XML cannot hold (most control characters, halves of pairs) become U+FFFD. */
    private static String legal(String text) {
        return text.codePoints().map(c -> isLegal(c) ? c : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t' || c == '\n' || c >= ' ' && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
    }
}
