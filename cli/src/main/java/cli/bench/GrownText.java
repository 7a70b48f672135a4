package cli.bench;

import java.util.Random;

/**
 * A text of any length made of a shorter one. Mere repetition would bring no new word, and a tokenizer's training that
 * counts words would look better than it is; so each copy has the small letters of a to z exchanged in a way of its
 * own, and different words grow as fast as the text.
 */
final class GrownText {

    private GrownText() {}

    /** @param length characters */
    static String of(String text, int length) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The text is empty; give one with at least a word.");
        }
        StringBuilder grown = new StringBuilder(length);
        for (int copy = 0; grown.length() < length; copy++) {
            int part = Math.min(text.length(), length - grown.length());
            append(grown, text.substring(0, part), alphabet(copy));
        }
        return grown.toString();
    }

    private static void append(StringBuilder grown, String text, char[] alphabet) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            grown.append(c >= 'a' && c <= 'z' ? alphabet[c - 'a'] : c);
        }
    }

    /** The letters in another order for each copy; copy 0 keeps theirs. */
    private static char[] alphabet(int copy) {
        char[] letters = "abcdefghijklmnopqrstuvwxyz".toCharArray();
        Random random = new Random(copy);
        for (int i = letters.length - 1; i > 0 && copy > 0; i--) {
            int j = random.nextInt(i + 1);
            char letter = letters[i];
            letters[i] = letters[j];
            letters[j] = letter;
        }
        return letters;
    }
}
