package cli.train;

import cli.Problem;
import datasets.Split;
import datasets.Stories;
import datasets.TextFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A text to train on and one to validate.
 *
 * @param name {@code embedded}, or the file
 */
public record Corpus(String name, String train, String validation) {

    /** The embedded stories, or a UTF-8 file whose first 90 % are for training. */
    public static Corpus of(String name) throws IOException {
        if (name.equals("embedded")) {
            return new Corpus(name, Stories.train(), Stories.validation());
        }
        Split split = Split.of(TextFile.read(Path.of(name)));
        return new Corpus(name, split.train(), split.validation());
    }

    /** Both parts, whose characters make the alphabet. */
    String whole() {
        return train + validation;
    }

    /** A sentence where a text is too short for the model's context. */
    void requireTokens(String part, int tokens, int block) {
        if (tokens <= block) {
            throw new Problem("The " + part + " part of " + name + " has " + tokens + " tokens, but one text needs "
                    + (block + 1) + ": give more text, or a smaller block (--set block=N).");
        }
    }
}
