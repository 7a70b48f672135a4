package dojo.pretraining;

import contracts.Tokenizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One token for each character of an alphabet, in the order of their code points. Given. */
public final class CharTokenizer implements Tokenizer {

    private final int[] alphabet;
    private final Map<Integer, Integer> ids = new HashMap<>();

    private CharTokenizer(int[] alphabet) {
        this.alphabet = alphabet;
        for (int id = 0; id < alphabet.length; id++) {
            ids.put(alphabet[id], id);
        }
    }

    /** The alphabet of a text. */
    public static CharTokenizer of(String text) {
        return new CharTokenizer(text.codePoints().distinct().sorted().toArray());
    }

    /** Every character once, in the order of their ids. */
    public String alphabet() {
        return new String(alphabet, 0, alphabet.length);
    }

    @Override
    public int vocabularySize() {
        return alphabet.length;
    }

    @Override
    public int[] encode(String text) {
        return text.codePoints().map(c -> {
            Integer id = ids.get(c);
            if (id == null) {
                throw new IllegalArgumentException("The character '" + Character.toString(c) + "' (U+"
                        + String.format("%04X", c) + ") is not in the model's alphabet of " + alphabet.length + ".");
            }
            return id;
        }).toArray();
    }

    @Override
    public String decode(int[] tokens) {
        return Arrays.stream(tokens).map(id -> {
            if (id < 0 || id >= alphabet.length) {
                throw new IllegalArgumentException(
                        "There is no token " + id + " in an alphabet of " + alphabet.length + ".");
            }
            return alphabet[id];
        }).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
