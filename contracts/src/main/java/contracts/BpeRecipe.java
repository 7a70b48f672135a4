package contracts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the commands need from one side's chapter 01: a vocabulary trained, read or written, and a tokenizer made of it.
 *
 * <p>Given and ungraded. The reference and the learner's chapter each have one, found by {@code ServiceLoader}.
 */
public interface BpeRecipe {

    /**
     * Learns merges from a text. Nothing is merged across a special token or across the border of two pre-tokens.
     *
     * @param vocabularySize the 256 bytes, the merges and the specials together; a text that is too short for so many
     *                       merges gives a smaller vocabulary
     * @throws IllegalArgumentException where the size leaves no room for bytes and specials, or a special is unusable
     */
    BpeVocabulary train(String text, int vocabularySize, List<String> specials);

    /** The tokenizer of a vocabulary. It remembers what it has encoded, so it belongs to one thread. */
    Tokenizer tokenizer(BpeVocabulary vocabulary);

    /**
     * Reads {@code vocab.json} and {@code merges.txt} as GPT-2 and Hugging Face write them.
     *
     * @throws IOException with a sentence that names the file and the place, where a file is missing or malformed
     */
    BpeVocabulary read(Path vocab, Path merges) throws IOException;

    /** Writes {@code vocab.json} and {@code merges.txt} into a directory, which is made where it is missing. */
    void write(BpeVocabulary vocabulary, Path directory) throws IOException;
}
