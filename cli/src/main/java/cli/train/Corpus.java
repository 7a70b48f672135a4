package cli.train;

import cli.LifeSign;
import cli.Problem;
import datasets.Sha256;
import datasets.Split;
import datasets.Stories;
import datasets.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A text to train on and one to validate.
 *
 * @param name {@code embedded}, or the file
 */
public record Corpus(String name, String train, String validation) {

    /** The name of the stories that come along. */
    public static final String EMBEDDED = "embedded";

    /** The embedded stories, or a UTF-8 file whose first 90 % are for training. */
    public static Corpus of(String name) throws IOException {
        try (var life = LifeSign.of("reading the text")) {
            if (name.equals(EMBEDDED)) {
                return new Corpus(name, Stories.train(), Stories.validation());
            }
            Split split = Split.of(TextFile.read(Path.of(name)));
            return new Corpus(name, split.train(), split.validation());
        }
    }

    /** Both parts, whose characters make the alphabet. */
    String whole() {
        return train + validation;
    }

    /** Tells whether this is the text that a run was begun with. */
    public String sha256() {
        return Sha256.of(whole().getBytes(StandardCharsets.UTF_8));
    }

    /** A sentence where a text is too short for the model's context. */
    public void requireTokens(String part, int tokens, int block) {
        if (tokens <= block) {
            throw new Problem("The " + part + " part of " + name + " has " + tokens + " tokens, but one text needs "
                    + (block + 1L) + ": give more text, or a smaller block (--set block=N).");
        }
    }
}
