package cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that comes from outside: UTF-8 to the letter, or one sentence with the offset of the first wrong byte. */
public final class TextInput {

    private TextInput() {}

    /** The whole file. */
    public static String file(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Problem(file + " is a folder; give a text file.");
        }
        return strict(Files.readAllBytes(file), file.toString());
    }

    /** Standard input until its end. */
    public static String standardInput(InputStream in) throws IOException {
        return strict(in.readAllBytes(), "Standard input");
    }

    private static String strict(byte[] bytes, String name) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        var decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(rest, text, true);
        if (result.isError()) {
            throw new Problem(name + " is not UTF-8 text: byte " + rest.position() + " (0x"
                    + String.format("%02X", bytes[rest.position()]) + ") begins no character; convert it to UTF-8 first.");
        }
        return text.flip().toString();
    }
}
