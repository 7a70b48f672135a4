package cli.model;

import contracts.AttentionRecipe;
import contracts.GptConfig;
import contracts.Tokenizer;
import engine.Backend;
import engine.Tensor;
import engine.plot.HeatMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import reference.transformer.AttentionMaps;

/**
 * Where a trained GPT looks while it reads a text: the first head of each layer.
 *
 * @param tokens as text, spaces made visible
 * @param maps for each layer (T, T): a row for the token that asks, a column for each one that answers
 */
public record Look(List<String> tokens, List<double[][]> maps) {

    private static final int LONGEST = 40; // tokens that can be told apart in a picture

    /**
     * Reads a text, or as much of its beginning as fits.
     *
     * @param attention whose attention it is
     */
    public static Look at(String text, Tokenizer tokenizer, GptConfig config, Map<String, Tensor> weights,
            AttentionRecipe attention) {
        int[] all = tokenizer.encode(text);
        int[] ids = Arrays.copyOf(all, Math.min(all.length, Math.min(LONGEST, config.context())));
        List<double[][]> maps = new ArrayList<>();
        try (Backend.Scope scope = Backend.current().scope()) {
            for (Tensor layer : new AttentionMaps(config, weights).of(ids, attention)) {
                maps.add(rows(layer.slice(1, 0, 1).toDoubles(), ids.length));
            }
        }
        List<String> tokens = Arrays.stream(ids)
                .mapToObj(id -> tokenizer.decode(new int[] {id}).replace(' ', '_').replace('\n', '/')).toList();
        return new Look(tokens, maps);
    }

    private static double[][] rows(double[] flat, int columns) {
        double[][] rows = new double[flat.length / columns][columns];
        for (int i = 0; i < flat.length; i++) {
            rows[i / columns][i % columns] = flat[i];
        }
        return rows;
    }

    /** A picture for each layer. */
    public List<String> pictures() {
        List<String> pictures = new ArrayList<>();
        for (int layer = 0; layer < maps.size(); layer++) {
            pictures.add(new HeatMap("Layer " + layer + ", head 0", "asks", "answers", tokens, tokens, maps.get(layer))
                    .svg());
        }
        return pictures;
    }
}
