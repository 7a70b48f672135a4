package cli.model;

import cli.Problem;
import cli.Side;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import contracts.BpeRecipe;
import contracts.BpeVocabulary;
import contracts.Tokenizer;
import engine.io.BadCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import reference.pretraining.CharTokenizer;

/**
 * The tokenizer that a checkpoint names: {@code vocab.json} and {@code merges.txt} for byte-level BPE, or the alphabet
 * of characters in {@code tokenizer_config.json}.
 */
public sealed interface TokenizerFiles {

    String CONFIG = "tokenizer_config.json";
    ObjectMapper JSON = new ObjectMapper();

    Tokenizer tokenizer();

    /** Writes what {@link #read} needs into a folder that is there. */
    void write(Path folder) throws IOException;

    /** One token for each character. */
    record Characters(CharTokenizer tokenizer) implements TokenizerFiles {
        @Override
        public void write(Path folder) throws IOException {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("tokenizer_class", "characters");
            json.put("alphabet", tokenizer.alphabet());
            JSON.writeValue(folder.resolve(CONFIG).toFile(), json);
        }
    }

    /** Byte-level BPE. */
    record Bpe(BpeVocabulary vocabulary, Tokenizer tokenizer) implements TokenizerFiles {
        @Override
        public void write(Path folder) throws IOException {
            Side.reference(BpeRecipe.class).write(vocabulary, folder);
            JSON.writeValue(folder.resolve(CONFIG).toFile(), Map.of("tokenizer_class", "GPT2Tokenizer"));
        }
    }

    /** The characters of a text. */
    static TokenizerFiles characters(String text) {
        return new Characters(CharTokenizer.of(text));
    }

    static TokenizerFiles bpe(BpeVocabulary vocabulary) {
        return new Bpe(vocabulary, Side.reference(BpeRecipe.class).tokenizer(vocabulary));
    }

    /** The tokenizer of a folder: a checkpoint's, or one that {@code dojo tokenizer train} wrote. */
    static TokenizerFiles read(Path folder) throws IOException {
        Path config = folder.resolve(CONFIG);
        if (Files.isRegularFile(config)) {
            JsonNode json = GptFolder.json(config);
            if (json.path("tokenizer_class").asText().equals("characters")) {
                String alphabet = json.path("alphabet").asText();
                if (alphabet.isEmpty()) {
                    throw new BadCheckpoint(config, "the alphabet is missing", "give a whole checkpoint");
                }
                return characters(alphabet);
            }
        }
        Path vocab = folder.resolve("vocab.json");
        Path merges = folder.resolve("merges.txt");
        if (!Files.isRegularFile(vocab) || !Files.isRegularFile(merges)) {
            throw new Problem("The folder " + folder + " holds no tokenizer: neither vocab.json with merges.txt nor "
                    + CONFIG + " with an alphabet.");
        }
        return bpe(Side.reference(BpeRecipe.class).read(vocab, merges));
    }
}
