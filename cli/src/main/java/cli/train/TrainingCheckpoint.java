package cli.train;

import cli.model.GptFolder;
import cli.model.TokenizerFiles;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.TrainingState;
import engine.io.BadCheckpoint;
import engine.io.Safetensors;
import engine.io.SafetensorsFile;
import engine.io.StoredTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A run between two steps as a folder: the model and its tokenizer in Hugging Face's form, and beside them
 * {@code optimizer.safetensors}, AdamW's moments. Draws follow from seed and step, so nothing else is needed.
 *
 * @param folder the checkpoint's
 */
record TrainingCheckpoint(Path folder) {

    private static final String OPTIMIZER = "optimizer.safetensors";

    /** Writes all files into the folder, which is there. */
    void write(GptConfig config, TokenizerFiles tokenizer, GptRecipe.Run run) throws IOException {
        GptFolder.write(folder, config, run.weights());
        tokenizer.write(folder);
        List<StoredTensor> moments = new ArrayList<>();
        run.state().moments().forEach((name, moment) -> moments.add(new StoredTensor.Floats(
                name, new int[] {Math.toIntExact(moment.length())}, moment.toFloatVector())));
        Safetensors.write(folder.resolve(OPTIMIZER), moments, Map.of());
    }

    /** Puts a run where this checkpoint was taken, once all of it is known to fit. */
    void restore(int step, GptConfig config, GptRecipe.Run run) throws IOException {
        GptFolder model = GptFolder.open(folder);
        if (!model.config().equals(config)) {
            throw new BadCheckpoint(folder.resolve("config.json"), "it describes another model than run.json",
                    "give back the file that the run wrote");
        }
        Map<String, INDArray> moments = moments(run.state().moments());
        Map<String, INDArray> weights = new LinkedHashMap<>();
        model.weights().forEach((name, weight) -> weights.put(name, weight.toINDArray()));
        run.restore(new TrainingState(step, weights, moments));
    }

    /** The stored moments, by the names and in the lengths of the run's own. */
    private Map<String, INDArray> moments(Map<String, INDArray> own) throws IOException {
        Path path = folder.resolve(OPTIMIZER);
        SafetensorsFile file = SafetensorsFile.open(path);
        Map<String, INDArray> moments = new LinkedHashMap<>();
        for (Map.Entry<String, INDArray> moment : own.entrySet()) {
            String name = moment.getKey();
            if (!file.has(name) || file.entry(name).elements() != moment.getValue().length()) {
                throw new BadCheckpoint(path, "it has no tensor " + BadCheckpoint.quote(name) + " of "
                        + moment.getValue().length() + " numbers", "give back the file that the run wrote");
            }
            moments.put(name, Nd4j.createFromArray(file.floats(name)));
        }
        return moments;
    }
}
