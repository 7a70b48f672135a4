package dojo.wordvec;

import contracts.Exercise;
import contracts.Todo;

/**
 * The distribution that negatives are drawn from: between the words' own frequencies and all words alike. Mikolov et
 * al. 2013b, section 2.2, found the power 3/4 by trying.
 */
public final class Noise {

    private final double[] cumulative;

    /** @param probabilities of all words, with the sum 1 */
    public Noise(double[] probabilities) {
        cumulative = probabilities.clone();
        for (int word = 1; word < cumulative.length; word++) {
            cumulative[word] += cumulative[word - 1];
        }
    }

    /** Each count to the power 3/4, divided by the sum of all of them. */
    @Exercise(id = "wordvec.noise", points = 3, minutes = 20)
    public static double[] probabilities(int[] counts) {
        throw new Todo("wordvec.noise");
    }

    /**
     * The first word whose cumulative probability is greater than u; the last word where rounding left none. Training
     * asks this a million times a second, so halve what is in question instead of walking through it.
     *
     * @param u a uniform
     */
    @Exercise(id = "wordvec.noise", points = 3, minutes = 20)
    public int draw(double u) {
        throw new Todo("wordvec.noise");
    }
}
