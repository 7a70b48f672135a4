package cli.experiments;

import cli.LifeSign;
import cli.train.Knobs;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.Tokenizer;
import datasets.Baselines;
import datasets.Stories;
import engine.Backend;
import engine.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import reference.pretraining.CharTokenizer;

/**
 * How near a model comes to the entropy of the embedded stories, and what the length of its block has to do with it. The
 * same model is trained with several blocks on equally many characters; then the loss is taken apart by position: at
 * position t of a block the model has seen t + 1 characters.
 *
 * <p>B batch, T block, V vocabulary.
 */
public final class FloorExperiment {

    private static final int[] BLOCKS = {16, 64, 256};
    private static final int TOKENS = 768; // of one update, whatever the block
    private static final int STEPS = 800;

    private FloorExperiment() {}

    /**
     * What one block came to.
     *
     * @param training means of training losses, see {@link BareRun#smoothLosses}
     * @param byPosition the validation loss at each position of a block, (T)
     */
    public record Curve(int block, double[] training, double[] byPosition) {

        /** The validation loss: the mean over all positions. */
        public double validation() {
            return Arrays.stream(byPosition).average().orElseThrow();
        }
    }

    /**
     * All blocks.
     *
     * @param floor the entropy of the validation text, nats per character
     */
    public record Result(double floor, Baselines ladder, List<Curve> curves) {}

    /** The preset {@code tour} with fewer steps; blocks and batches change, the characters of an update do not. */
    static Knobs knobs() {
        return Knobs.preset("tour").with(Map.of("steps", (double) STEPS));
    }

    /** Trains and measures with one side's chapters 04 to 06. */
    public static Result run(GptRecipe recipe, Knobs knobs, long seed) {
        Tokenizer characters = CharTokenizer.of(Stories.train() + Stories.validation());
        int[] train = characters.encode(Stories.train());
        int[] validation = characters.encode(Stories.validation());
        List<Curve> curves = new ArrayList<>();
        for (int block : BLOCKS) {
            Knobs these = knobs.with(Map.of("block", (double) block, "batch", (double) TOKENS / block));
            GptConfig config = these.config(characters.vocabularySize());
            BareRun run = new BareRun("block " + block, recipe, config, these.settings(seed), train);
            run.trainTo(these.whole("steps"));
            GptRecipe.Model model = recipe.model(config, run.run().weights());
            curves.add(new Curve(block, run.smoothLosses(), byPosition(model, validation, block)));
        }
        return new Result(Stories.floor(), Baselines.of(train, validation, characters.vocabularySize()), curves);
    }

    static double[] byPosition(GptRecipe.Model model, int[] text, int block) {
        double[] sums = new double[block];
        int blocks = (text.length - 1) / block;
        int together = TOKENS / block;
        try (LifeSign life = LifeSign.of("block " + block + ", the loss by position")) {
            for (int first = 0; first < blocks; first += together) {
                addLosses(model, text, block, first, Math.min(blocks, first + together), sums);
            }
        }
        return Arrays.stream(sums).map(sum -> sum / blocks).toArray();
    }

    /** Adds the losses of the blocks from {@code first} to {@code end} to the sums of their positions. */
    private static void addLosses(GptRecipe.Model model, int[] text, int block, int first, int end, double[] sums) {
        int[][] inputs = new int[end - first][];
        Arrays.setAll(inputs, i -> Arrays.copyOfRange(text, (first + i) * block, (first + i + 1) * block));
        int[] targets = Arrays.copyOfRange(text, first * block + 1, end * block + 1);
        try (Backend.Scope scope = Backend.current().scope()) {
            Tensor logits = model.logits(inputs); // (B, T, V)
            double[] logP = logits.reshape(targets.length, -1).logSoftmax().pick(targets).toDoubles(); // (B T)
            for (int i = 0; i < logP.length; i++) {
                sums[i % block] -= logP[i];
            }
        }
    }
}
