package dojo.pretraining;

import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.TrainingSettings;
import engine.DType;
import engine.Tensor;
import java.util.Map;
import dojo.transformer.Gpt;

/** What the commands need from this side to train and use a GPT. Given: nothing here is an exercise. */
public final class GptTraining implements GptRecipe {

    @Override
    public Run begin(GptConfig config, TrainingSettings settings, int[] tokens, DType dtype) {
        return new TrainingRun(config, settings, tokens, dtype);
    }

    @Override
    public Model model(GptConfig config, Map<String, Tensor> weights) {
        return new Gpt(config, weights);
    }
}
