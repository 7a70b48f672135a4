package cli.model;

import cli.BackendOption;
import cli.Exit;
import cli.LifeSign;
import cli.Output;
import cli.Problem;
import cli.Side;
import contracts.GptConfig;
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

    @Mixin
    private BackendOption backend;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "A checkpoint's or a run's folder.")
    private Path folder;

    @Option(names = "--ids", required = true, split = ",", paramLabel = "ID", description = "Token ids, by commas.")
    private int[] ids;

    @Option(names = "--json", description = "Print {\"shape\":[T,V],\"logits\":[[...]]} instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        backend.start();
        GptFolder model = GptFolder.open(ModelFolder.resolve(folder));
        requireIds(model.config());
        Tensor logits;
        try (var life = LifeSign.of("computing")) {
            logits = Side.reference(GptRecipe.class).model(model.config(), model.weights()).logits(new int[][] {ids});
        }
        print(logits);
        return Exit.DONE;
    }

    /** Before any number of the model is read. */
    private void requireIds(GptConfig config) {
        if (ids.length == 0) {
            throw Problem.usage("--ids is empty; give at least one id.");
        }
        if (ids.length > config.context()) {
            throw new Problem("Here are " + ids.length + " ids, but the model sees at most " + config.context()
                    + " (n_positions); give fewer.");
        }
        for (int id : ids) {
            if (id < 0 || id >= config.vocabulary()) {
                throw new Problem("There is no token " + id + ": the model's vocabulary ends at "
                        + (config.vocabulary() - 1) + ".");
            }
        }
    }

    private void print(Tensor logits) {
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
    }
}
