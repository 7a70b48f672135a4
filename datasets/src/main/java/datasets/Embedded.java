package datasets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that travel with the program, on the class path below {@code datasets/}. All of them are ASCII. */
public final class Embedded {

    private Embedded() { }

    /** The bytes of an embedded file. */
    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = Embedded.class.getResourceAsStream("/datasets/" + name)) {
            if (in == null) {
                throw new FileNotFoundException("The embedded file " + name + " is missing: build the project again.");
            }
            return in.readAllBytes();
        }
    }

    /** The text of an embedded file. */
    public static String text(String name) {
        try {
            return new String(bytes(name), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
