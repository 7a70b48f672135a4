package cli.model;

import cli.Exit;
import cli.Output;
import cli.Problem;
import cli.Side;
import contracts.GptRecipe;
import engine.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo logits}: what a checkpoint gives for some ids, to compare with other implementations. */
@Command(
        name = "logits",
        description = "Prints a model's logits for given token ids: any GPT-2 checkpoint in Hugging Face's form.",
        footer = {"", "Example:", "  ./dojo logits --model target/tour/model --ids 1,2,3 --json"})
public final class LogitsCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "A checkpoint's or a run's folder.")
    private Path folder;

    @Option(names = "--ids", required = true, split = ",", paramLabel = "ID", description = "Token ids, by commas.")
    private int[] ids;

    @Option(names = "--json", description = "Print {\"shape\":[T,V],\"logits\":[[...]]} instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        GptFolder model = GptFolder.read(ModelFolder.resolve(folder));
        for (int id : ids) {
            if (id < 0 || id >= model.config().vocabulary()) {
                throw new Problem("There is no token " + id + ": the model's vocabulary ends at "
                        + (model.config().vocabulary() - 1) + ".");
            }
        }
        Tensor logits = Side.reference(GptRecipe.class).model(model.config(), model.weights()).logits(new int[][] {ids});
        int columns = logits.dim(-1);
        float[] numbers = logits.backend().toFloats(logits.value());
        float[][] rows = new float[ids.length][];
        for (int t = 0; t < ids.length; t++) {
            rows[t] = Arrays.copyOfRange(numbers, t * columns, (t + 1) * columns);
        }
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("shape", new int[] {ids.length, columns});
            answer.put("logits", rows);
            output.json(answer);
        } else {
            for (int t = 0; t < ids.length; t++) {
                output.line("position %d, token %d: %s", t, ids[t], Arrays.toString(rows[t]));
            }
        }
        return Exit.DONE;
    }
}
