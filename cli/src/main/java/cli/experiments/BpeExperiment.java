package cli.experiments;

import contracts.BpeRecipe;
import contracts.BpeVocabulary;
import contracts.Tokenizer;
import datasets.Stories;
import engine.plot.LinePlot.Series;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many bytes a token holds against the vocabulary's size, English and Chinese side by side.
 *
 * <p>Each vocabulary is trained on one text and measured on another of the same kind. A third curve encodes Chinese
 * with the merges learned from English: what a speaker of Chinese pays where the vocabulary was made for others. A
 * Chinese character takes three bytes, so three bytes a token is one token a character.
 */
public final class BpeExperiment {

    private static final int TRAIN_BYTES = 400_000;
    private static final int HELD_OUT_BYTES = 60_000;
    private static final int LARGEST = 4096;
    private static final long SEED = 1;

    private BpeExperiment() {}

    /**
     * What was measured.
     *
     * @param sizes  the vocabulary's sizes: 256, and then four for every doubling up to 4096
     * @param curves bytes per token at each size: English, Chinese, and Chinese with English merges; a curve ends early
     *               where its text has no pair left to merge
     */
    public record Result(List<Integer> sizes, List<Series> curves) {

        public String table() {
            StringBuilder table = new StringBuilder(String.format("%12s", "vocabulary"));
            curves.forEach(curve -> table.append(String.format("  %30s", curve.name())));
            for (int row = 0; row < sizes.size(); row++) {
                table.append(String.format("%n%12d", sizes.get(row)));
                for (Series curve : curves) {
                    table.append(row < curve.y().length ? String.format("  %30.2f", curve.y()[row])
                            : String.format("  %30s", "-"));
                }
            }
            return table.append(System.lineSeparator()).toString();
        }
    }

    /** Trains and measures with one side's chapter 01; some seconds. */
    public static Result run(BpeRecipe recipe) {
        String english = beginning(Stories.train(), TRAIN_BYTES);
        String englishHeldOut = beginning(Stories.validation(), HELD_OUT_BYTES);
        String chinese = beginning(ChineseStories.tell(SEED, TRAIN_BYTES), TRAIN_BYTES);
        String chineseHeldOut = beginning(ChineseStories.tell(SEED + 1, HELD_OUT_BYTES), HELD_OUT_BYTES);
        BpeVocabulary fromEnglish = recipe.train(english, LARGEST, List.of());
        BpeVocabulary fromChinese = recipe.train(chinese, LARGEST, List.of());
        List<Integer> sizes = sizes();
        return new Result(sizes, List.of(
                curve("English", recipe, fromEnglish, englishHeldOut, sizes),
                curve("Chinese", recipe, fromChinese, chineseHeldOut, sizes),
                curve("Chinese, merges from English", recipe, fromEnglish, chineseHeldOut, sizes)));
    }

    /** The first merges of a large vocabulary are a small vocabulary, so one training serves the whole curve. */
    private static Series curve(
            String name, BpeRecipe recipe, BpeVocabulary largest, String text, List<Integer> sizes) {
        List<Integer> reached = sizes.stream().filter(size -> size <= largest.size()).toList();
        double bytes = text.getBytes(StandardCharsets.UTF_8).length;
        double[] bytesPerToken = new double[reached.size()];
        for (int i = 0; i < bytesPerToken.length; i++) {
            int merges = reached.get(i) - 256;
            Tokenizer tokenizer = recipe.tokenizer(
                    BpeVocabulary.trained(largest.merges().subList(0, merges), List.of()));
            bytesPerToken[i] = bytes / tokenizer.encode(text).length;
        }
        return new Series(name, reached.stream().mapToDouble(size -> size).toArray(), bytesPerToken);
    }

    private static List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(List.of(256));
        for (int base = 256; base < LARGEST; base *= 2) {
            int step = base / 4;
            int from = base;
            IntStream.rangeClosed(1, 4).forEach(quarter -> sizes.add(from + quarter * step));
        }
        return sizes;
    }

    /** So much of a text as fits into a number of bytes, cut at a line's end. */
    private static String beginning(String text, int bytes) {
        int used = 0;
        int end = 0;
        for (String line : text.split("(?<=\n)")) {
            used += line.getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                break;
            }
            end += line.length();
        }
        return text.substring(0, end);
    }
}
