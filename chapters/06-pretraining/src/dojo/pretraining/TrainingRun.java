package dojo.pretraining;

import contracts.Exercise;
import contracts.Exercise.Level;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.PretrainingContract.Batch;
import contracts.Todo;
import contracts.TrainingSettings;
import contracts.TrainingState;
import engine.Backend;
import engine.DType;
import engine.Draws;
import engine.Parameters;
import engine.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import dojo.transformer.Dropout;
import dojo.transformer.Gpt;
import dojo.transformer.Initialization;

/**
 * The loop of pre-training, one update at a time: draw batches, add up gradients, clip, let AdamW step at the rate of
 * the schedule.
 *
 * <p>Every draw follows from seed, purpose and step, so a run that stops and goes on gives the same bits.
 */
public final class TrainingRun implements GptRecipe.Run {

    private final GptConfig config;
    private final TrainingSettings settings;
    private final int[] tokens;
    private final Backend backend = Backend.current();
    private final Parameters parameters;
    private final Map<String, Tensor> moments = new LinkedHashMap<>();
    private final Gpt model;
    private final AdamW optimizer;
    private int stepsDone;

    /** A run with fresh weights, drawn from the settings' seed. */
    public TrainingRun(GptConfig config, TrainingSettings settings, int[] tokens, DType dtype) {
        if (tokens.length <= settings.block()) {
            throw new IllegalArgumentException("The data has " + tokens.length + " tokens, but one text of the batch "
                    + "needs " + (settings.block() + 1) + ": use more data or a smaller block.");
        }
        this.config = config;
        this.settings = settings;
        this.tokens = tokens;
        parameters = new Parameters(backend, dtype, Gpt.shapes(config), AdamW::decays);
        parameters.byName().forEach((name, weight) -> weight.assign(
                weight.like(Initialization.fresh(name, weight.shape(), config, settings.seed()), weight.shape())));
        for (Parameters.Group group : parameters.groups()) {
            int size = group.weights().dim(0);
            moments.put(group.name() + ".mean", Tensor.constant(backend, backend.zeros(dtype, size)));
            moments.put(group.name() + ".square", Tensor.constant(backend, backend.zeros(dtype, size)));
        }
        model = new Gpt(config, parameters.byName());
        optimizer = new AdamW(settings);
    }

    /** Begins at these weights instead of the fresh ones. */
    public void begin(Map<String, INDArray> weights) {
        weights.forEach((name, array) -> overwrite(parameters.byName().get(name), array));
    }

    @Override
    public GptRecipe.Step step() {
        int step = stepsDone + 1;
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < settings.accumulation(); i++) {
            long draw = (long) (step - 1) * settings.accumulation() + i;
            double[] u = Draws.uniforms(settings.seed(), "batch", draw, settings.batch());
            batches.add(Batches.at(tokens, settings.block(), u));
        }
        return update(batches);
    }

    /** One update on given micro-batches; the arrays that it made go back to the pool. */
    public GptRecipe.Step update(List<Batch> batches) {
        try (Backend.Scope scope = backend.scope()) {
            Dropout dropout = Dropout.training(config.dropout(), settings.seed(), stepsDone + 1);
            GptRecipe.Step done = learn(batches, dropout, stepsDone + 1);
            stepsDone = done.step();
            return done;
        }
    }

    /**
     * What an update is: gradients from zero, those of all micro-batches added up, clipped together (a clip of 0 means
     * none), and a step of AdamW for each group of weights at the schedule's rate; only the group that decays gets the
     * settings' decay. {@link Parameters} holds weights and gradients by group, as flat vectors.
     *
     * @param step from 1
     * @return the loss before the update, the rate, and the norm before clipping
     */
    @Exercise(id = "pretraining.step", points = 4, minutes = 30, needs = {
        "transformer.gpt", "pretraining.adamw", "pretraining.schedule", "pretraining.clip"})
    private GptRecipe.Step learn(List<Batch> batches, Dropout dropout, int step) {
        throw new Todo("pretraining.step");
    }

    /** AdamW's mean of a group's gradients. */
    private Tensor mean(Parameters.Group group) {
        return moments.get(group.name() + ".mean");
    }

    /** AdamW's mean of a group's squared gradients. */
    private Tensor square(Parameters.Group group) {
        return moments.get(group.name() + ".square");
    }

    @Override
    public int stepsDone() {
        return stepsDone;
    }

    @Override
    public double evaluate(int[] text) {
        Gpt frozen = new Gpt(config, parameters.constants());
        return Evaluation.loss(frozen, text, config.context(), settings.batch());
    }

    @Override
    public Map<String, Tensor> weights() {
        return parameters.constants();
    }

    /** Copies of all that the next updates depend on: what {@link #restore} needs to go on from here. */
    @Exercise(id = "pretraining.resume", points = 3, level = Level.STRETCH, minutes = 20,
            needs = {"pretraining.batch", "pretraining.step"})
    @Override
    public TrainingState state() {
        throw new Todo("pretraining.resume");
    }

    /** Goes on where that state was taken. A state without moments leaves them as they are, zeros in a fresh run. */
    @Exercise(id = "pretraining.resume", points = 3, level = Level.STRETCH, minutes = 20,
            needs = {"pretraining.batch", "pretraining.step"})
    @Override
    public void restore(TrainingState state) {
        throw new Todo("pretraining.resume");
    }

    /** Writes ND4J's numbers into a tensor, in the tensor's own type. */
    private static void overwrite(Tensor tensor, INDArray array) {
        tensor.assign(tensor.like(Tensor.of(array).toDoubles(), tensor.shape()));
    }
}
