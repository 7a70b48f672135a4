package laws.transformer;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.PretrainingContract;
import contracts.PretrainingContract.Adapted;
import contracts.TrainingSettings;
import contracts.TransformerContract;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.Tag;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 05 against PyTorch: logits, loss, every gradient, and the losses of ten updates. */
@Tag("transformer")
class GoldenLaws {

    private final TransformerContract subject = Subject.of(TransformerContract.class);
    private final Golden golden = Golden.read();

    @Example
    @Check("transformer.gpt/golden")
    void logits_and_loss_are_those_of_pytorch() {
        INDArray logits = subject.logits(golden.config(), golden.weights(), golden.ids());
        Expect.close("logits", golden.logits(), logits);
        Expect.close("loss", golden.loss(), Weights.loss(logits, golden.targets()));
    }

    @Example
    @Check(value = "transformer.gpt/golden-gradients", weight = 2)
    void all_gradients_are_those_of_pytorch() {
        Expect.close("gradients", golden.gradients(),
                subject.gradients(golden.config(), golden.weights(), golden.ids(), golden.targets()));
    }

    /** The optimizer is chapter 06's reference; the logits and the gradients are the subject's. */
    @Example
    @Check("transformer.gpt/golden-training")
    void ten_updates_with_adamw_lose_as_in_pytorch() {
        TrainingSettings settings = golden.settings();
        Map<String, INDArray> weights = golden.weights();
        Map<String, Adapted> states = new LinkedHashMap<>();
        weights.forEach((name, weight) -> states.put(name, new Adapted(weight, weight.mul(0), weight.mul(0))));
        double[] losses = new double[settings.steps()];
        for (int step = 1; step <= settings.steps(); step++) {
            int[][] texts = golden.trainingTexts()[step - 1];
            int[][] inputs = columns(texts, 0, settings.block());
            int[][] targets = columns(texts, 1, settings.block() + 1);
            losses[step - 1] = Weights.loss(subject.logits(golden.config(), weights, inputs), targets);
            update(weights, states, subject.gradients(golden.config(), weights, inputs, targets), step, settings);
        }
        Expect.close("losses", golden.trainingLosses(), losses);
    }

    /** One update, in place: clip, then AdamW, whose state is each weight's own. */
    private static void update(Map<String, INDArray> weights, Map<String, Adapted> states,
            Map<String, INDArray> gradients, int step, TrainingSettings settings) {
        PretrainingContract given = Reference.of(PretrainingContract.class);
        List<String> names = List.copyOf(weights.keySet());
        List<INDArray> clipped = given.clip(names.stream().map(gradients::get).toList(), settings.clip()).gradients();
        double rate = given.learningRate(step, settings);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int[] shape = Arrays.stream(weights.get(name).shape()).mapToInt(Math::toIntExact).toArray();
            double decay = given.decays(shape) ? settings.weightDecay() : 0;
            Adapted state = states.get(name);
            Adapted next = given.adamw(weights.get(name), clipped.get(i), state.mean(), state.square(), step, rate,
                    decay, settings);
            states.put(name, next);
            weights.put(name, next.weight());
        }
    }

    private static int[][] columns(int[][] texts, int from, int to) {
        return Arrays.stream(texts).map(text -> Arrays.copyOfRange(text, from, to)).toArray(int[][]::new);
    }
}
