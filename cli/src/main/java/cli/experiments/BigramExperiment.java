package cli.experiments;

import cli.LifeSign;
import cli.train.Corpus;
import contracts.FirststepsRecipe;
import engine.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import reference.pretraining.CharTokenizer;

/**
 * The lower rungs of the ladder, by counting characters: how surprising the validation text is to three models, and
 * what each of them writes.
 *
 * <p>Every model is a table (V, V) of next characters; the uniform one and the unigram have equal rows. The logarithm
 * of a probability is a logit, so one cross entropy serves all three.
 */
public final class BigramExperiment {

    private static final int TOGETHER = 4096; // predictions that are charged in one array
    private static final int WRITTEN = 240; // characters of a sample

    private BigramExperiment() {}

    /**
     * One model.
     *
     * @param loss nats per character of the validation text
     * @param text what it writes
     */
    public record Rung(String name, double loss, String text) {}

    /**
     * What was found.
     *
     * @param alphabet the characters, in the order of the table's rows
     * @param rungs uniform, unigram, bigram
     * @param shares p(b) of the unigram, (V)
     * @param table p(b | a) of the bigram, (V, V)
     */
    public record Result(String alphabet, List<Rung> rungs, double[] shares, double[][] table) {}

    /** Counts, measures and writes with one side's chapter 00; some seconds. */
    public static Result run(FirststepsRecipe recipe, Corpus corpus, long seed) {
        CharTokenizer characters = CharTokenizer.of(corpus.train() + corpus.validation());
        int v = characters.vocabularySize();
        int[] train = characters.encode(corpus.train());
        int[] validation = characters.encode(corpus.validation());
        corpus.requireTokens("validation", validation.length, 1);
        try (var life = LifeSign.of("counting")) {
            INDArray nothing = Nd4j.zeros(DataType.DOUBLE, v, v); // (V, V)
            INDArray uniform = nothing.add(1.0 / v);
            INDArray shares = recipe.unigram(train, v); // (V)
            INDArray unigram = recipe.addRow(nothing, shares); // (V, V)
            INDArray bigram = recipe.bigram(train, v); // (V, V)
            double[] u = Draws.uniforms(seed, "text", 0, WRITTEN);
            Function<INDArray, String> writes = table -> characters.decode(recipe.write(table, train[0], u));
            return new Result(characters.alphabet(), List.of(
                    new Rung("uniform", loss(recipe, uniform, validation), writes.apply(uniform)),
                    new Rung("unigram", loss(recipe, unigram, validation), writes.apply(unigram)),
                    new Rung("bigram", loss(recipe, bigram, validation), writes.apply(bigram))),
                    shares.toDoubleVector(), bigram.toDoubleMatrix());
        }
    }

    /** The mean surprise at each token but the first, in pieces that fit into memory. */
    private static double loss(FirststepsRecipe recipe, INDArray table, int[] text) {
        double[][] logits = Transforms.log(table).toDoubleMatrix(); // (V, V)
        double nats = 0;
        for (int from = 0; from < text.length - 1; from += TOGETHER) {
            int to = Math.min(text.length - 1, from + TOGETHER);
            double[][] rows = Arrays.stream(text, from, to).mapToObj(id -> logits[id]).toArray(double[][]::new);
            int[] targets = Arrays.copyOfRange(text, from + 1, to + 1);
            nats += (to - from) * recipe.crossEntropy(Nd4j.createFromArray(rows), targets); // rows (n, V)
        }
        return nats / (text.length - 1);
    }
}
