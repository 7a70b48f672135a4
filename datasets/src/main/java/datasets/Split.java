package datasets;

/**
 * A text in two parts: the first 90 % of its characters to train on, the rest to validate, as nanoGPT splits tiny
 * Shakespeare. Characters are Unicode's, so that a pair of surrogates is never cut and Python's count is met.
 *
 * @param train      the first floor(0.9 n) characters
 * @param validation the rest
 */
public record Split(String train, String validation) {

    /**
     * Splits a text.
     *
     * @throws IllegalArgumentException where it is too short to give both parts a character
     */
    public static Split of(String text) {
        int n = text.codePointCount(0, text.length());
        if (n < 2) {
            throw new IllegalArgumentException("A text of " + n + " characters has no two parts: give a longer one.");
        }
        int cut = text.offsetByCodePoints(0, (int) (9L * n / 10));
        return new Split(text.substring(0, cut), text.substring(cut));
    }
}
