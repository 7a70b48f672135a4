package cli.tour;

import contracts.BpeRecipe;
import contracts.BpeVocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How much shorter a text becomes with each size of vocabulary. Byte-level BPE learns its merges one after the other,
 * so one long training holds every smaller vocabulary as its beginning.
 *
 * @param vocabularies sizes
 * @param bytesPerToken of the text, one for each size
 */
record Compression(double[] vocabularies, double[] bytesPerToken) {

    private static final int[] SIZES = {256, 288, 320, 384, 512, 768, 1024};
    static final int LARGEST = SIZES[SIZES.length - 1];

    /** @param largest a vocabulary of {@link #LARGEST} tokens */
    static Compression of(BpeRecipe bpe, BpeVocabulary largest, String text) {
        double bytes = text.getBytes(StandardCharsets.UTF_8).length;
        double[] vocabularies = new double[SIZES.length];
        double[] bytesPerToken = new double[SIZES.length];
        for (int i = 0; i < SIZES.length; i++) {
            vocabularies[i] = SIZES[i];
            bytesPerToken[i] = bytes / bpe.tokenizer(first(largest, SIZES[i])).encode(text).length;
        }
        return new Compression(vocabularies, bytesPerToken);
    }

    /** The vocabulary of a shorter training. */
    static BpeVocabulary first(BpeVocabulary largest, int size) {
        int merges = Math.min(size - 256, largest.merges().size());
        return BpeVocabulary.trained(largest.merges().subList(0, merges), List.of());
    }
}
