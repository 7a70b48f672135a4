package laws.pretraining;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.GptConfig;
import contracts.PretrainingContract;
import contracts.PretrainingContract.Accumulated;
import contracts.PretrainingContract.Batch;
import contracts.TrainingSettings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import laws.pretraining.Inputs.Tiny;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 06, an update: gradients of all micro-batches, clipped, one step of AdamW. */
@Tag("pretraining")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class StepLaws {

    private final PretrainingContract subject = Subject.of(PretrainingContract.class);
    private final PretrainingContract reference = Reference.of(PretrainingContract.class);

    private static final int[][] TEXT = {{0, 1}};

    /**
     * The lesson's example: two tokens, all weights 0 but the last norm's bias, (1, 0), so every logit is 0. Of the
     * four targets, three are token 0.
     */
    @Example
    @Check(value = "pretraining.step/hand-example", gate = true)
    void two_micro_batches_make_the_step_worked_by_hand() {
        GptConfig config = new GptConfig(2, 2, 2, 1, 1, 0, 1e-5);
        Map<String, INDArray> weights = Unigram.weights(config, new double[] {0, 0});
        Accumulated accumulated = subject.accumulate(config, weights,
                List.of(new Batch(TEXT, new int[][] {{0, 0}}), new Batch(TEXT, new int[][] {{0, 1}})));
        Expect.close("the mean loss, ln 2", Math.log(2), accumulated.loss());
        Expect.same("the gradients' names", weights.keySet(), accumulated.gradients().keySet());
        Expect.close("the gradient of wte.weight", Numbers.array(new double[] {-0.25, 0, 0.25, 0}, 2, 2),
                accumulated.gradients().get("wte.weight"));

        Batch both = new Batch(new int[][] {{0, 1}, {0, 1}}, new int[][] {{0, 0}, {0, 1}});
        TrainingSettings settings =
                new TrainingSettings(2, 2, 2, 1, 1, 1, 0, 0.9, 0.99, 0.25, 0.1, 0, 1);
        double p = 1 / (1 + Math.exp(-1)); // after a step of 0.5 each, token 0 leads by 1
        Expect.close("the losses of two updates", new double[] {Math.log(2), -0.75 * Math.log(p)
                - 0.25 * Math.log(1 - p)}, subject.losses(config, weights, List.of(both, both), settings));
    }

    @Property(tries = 5)
    @Check(value = "pretraining.step/agrees-with-reference", weight = 2)
    void the_step_agrees_with_the_reference(@ForAll Tiny in, @ForAll @IntRange(min = 1, max = 3) int batches) {
        List<Batch> all = IntStream.range(0, batches).mapToObj(i -> in.batch(i, 2)).toList();
        Accumulated expected = reference.accumulate(in.config(), in.weights(), all);
        Accumulated actual = subject.accumulate(in.config(), in.weights(), all);
        Expect.close("the loss", expected.loss(), actual.loss());
        Expect.close("the gradient", expected.gradients(), actual.gradients());
    }

    @Property(tries = 4)
    @Check(value = "pretraining.step/micro-batches", weight = 2)
    void micro_batches_give_what_one_large_batch_gives(@ForAll Tiny in, @ForAll @IntRange(min = 2, max = 4) int k) {
        List<Batch> small = IntStream.range(0, k).mapToObj(i -> in.batch(i, 2)).toList();
        Batch large = new Batch(
                small.stream().flatMap(batch -> Arrays.stream(batch.inputs())).toArray(int[][]::new),
                small.stream().flatMap(batch -> Arrays.stream(batch.targets())).toArray(int[][]::new));
        Accumulated expected = subject.accumulate(in.config(), in.weights(), List.of(large));
        Accumulated actual = subject.accumulate(in.config(), in.weights(), small);
        Expect.close("the loss of " + k + " micro-batches", expected.loss(), actual.loss());
        Expect.close("the gradient of " + k + " micro-batches", expected.gradients(), actual.gradients());
    }

    /** Some of the ten updates are clipped, some are not; the schedule warms up and falls. */
    @Example
    @Check(value = "pretraining.step/golden", weight = 2)
    void ten_updates_of_a_tiny_gpt_have_pytorchs_losses() {
        double[] losses = subject.losses(
                Golden.config(), Golden.weights(), Golden.batches(), Golden.trainingSettings());
        Expect.close("the losses", Golden.losses(), losses);
        for (int i = 0; i < losses.length; i++) { // PyTorch's own clipping divides by norm + 1e-6
            Expect.close("loss " + i + " under clip_grad_norm_", Golden.libraryLosses()[i], losses[i], 1e-6);
        }
    }

    @Property(tries = 2)
    @Check(value = "pretraining.step/losses-agree-with-reference", weight = 2)
    void the_losses_of_some_updates_agree_with_the_reference(@ForAll Tiny in) {
        List<Batch> batches = List.of(in.batch(0, 2), in.batch(1, 2), in.batch(2, 2));
        for (double clip : new double[] {0, 0.1}) {
            TrainingSettings settings = Inputs.settings(2, 2, in.context(), 1, 0.1, 0.02, 1, 0.5, clip, in.seed());
            Expect.close("the losses", reference.losses(in.config(), in.weights(), batches, settings),
                    subject.losses(in.config(), in.weights(), batches, settings));
        }
    }

    @Property(tries = 3)
    @Check("pretraining.step/rate-zero")
    void at_a_rate_of_zero_nothing_is_learned(@ForAll Tiny in) {
        TrainingSettings settings = Inputs.settings(3, 2, in.context(), 1, 0, 0, 1, 0.5, 1, in.seed());
        Batch batch = in.batch(0, 2);
        double[] losses = subject.losses(in.config(), in.weights(), List.of(batch, batch, batch), settings);
        Expect.close("the third loss of the same batch", losses[0], losses[2]);
    }

    /** The classic first test of a training loop. Two texts whose every beginning has one next token. */
    @Example
    @Check("pretraining.step/over-fits")
    void one_batch_can_be_over_fitted() {
        GptConfig config = new GptConfig(6, 5, 8, 1, 2, 0, 1e-5);
        Map<String, INDArray> weights = Inputs.weights(config, 6);
        Batch batch = new Batch(new int[][] {{0, 1, 2, 3, 4}, {5, 3, 1, 4, 2}},
                new int[][] {{1, 2, 3, 4, 5}, {3, 1, 4, 2, 0}});
        TrainingSettings settings = Inputs.settings(40, 2, 5, 1, 0.05, 0.01, 5, 0, 1, 1);
        double[] losses = subject.losses(config, weights, Collections.nCopies(40, batch), settings);
        Expect.that(losses[39] < 0.05, "After 40 updates on the same two texts the loss should be below 0.05, but it "
                + "is " + losses[39] + "; it began at " + losses[0] + ".");
    }
}
