package datasets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads text of any origin: strict UTF-8, line ends kept as they are. What is no text is refused with one sentence, not
 * repaired.
 */
public final class TextFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() { }

    /**
     * The text of a file, to learn from: without a byte order mark, and not empty.
     *
     * @throws IOException as {@link #exactly(Path)}, and where there is no text
     */
    public static String read(Path file) throws IOException {
        String text = exactly(file);
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            throw new IOException(file + " is empty: give a file with text.");
        }
        return text;
    }

    /**
     * The text of a file to the letter; it may be empty.
     *
     * @throws IOException with one sentence where the file is missing, a folder, unreadable, too long for a Java
     *                     string, or not UTF-8 (with the offset of the first wrong byte)
     */
    public static String exactly(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("There is no file " + file + ": check the name.");
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder: name a text file in it.");
        }
        if (!Files.isReadable(file)) {
            throw new IOException(file + " may not be read: check its permissions.");
        }
        if (Files.size(file) > Integer.MAX_VALUE - 16) {
            throw new IOException(file + " has " + Files.size(file) + " bytes, more than fit: give a part of it.");
        }
        return exactly(Files.readAllBytes(file), file.toString());
    }

    /** The text of UTF-8 bytes to the letter; {@code name} is what an error calls them. */
    public static String exactly(byte[] bytes, String name) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length); // a byte never gives more than one char
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new IOException("%s is not UTF-8 at byte %d (0x%02x): convert it to UTF-8.".formatted(
                    name, in.position(), bytes[in.position()] & 0xff));
        }
        decoder.flush(out);
        return out.flip().toString();
    }
}
