package laws.pretraining;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.GptConfig;
import contracts.PretrainingContract;
import java.util.Arrays;
import java.util.Map;
import laws.pretraining.Inputs.Tiny;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 06, evaluation: the mean loss over a whole text, whatever the batch. */
@Tag("pretraining")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class EvaluationLaws {

    private final PretrainingContract subject = Subject.of(PretrainingContract.class);
    private final PretrainingContract reference = Reference.of(PretrainingContract.class);

    private static final double LN2 = Math.log(2);

    /** The lesson's example: a model that always gives 1/2, 1/4, 1/4, and six tokens in blocks of two. */
    @Example
    @Check(value = "pretraining.evaluate/hand-example", gate = true)
    void six_tokens_are_evaluated_as_by_hand() {
        GptConfig config = new GptConfig(3, 2, 2, 1, 1, 0, 1e-5);
        Map<String, INDArray> weights = Unigram.weights(config, new double[] {-LN2, -2 * LN2, -2 * LN2});
        Expect.close("the loss", 1.75 * LN2, subject.evaluate(config, weights, new int[] {0, 1, 0, 2, 1, 0}, 1));
        Expect.close("the perplexity of 1.75 ln 2", Math.pow(2, 1.75), subject.perplexity(1.75 * LN2));
    }

    @Property(tries = 10)
    @Check(value = "pretraining.evaluate/agrees-with-reference", weight = 2)
    void the_loss_agrees_with_the_reference(@ForAll Tiny in, @ForAll @IntRange(min = 1, max = 12) int more,
            @ForAll @IntRange(min = 1, max = 5) int batch) {
        int[] tokens = in.tokens(in.context() + more);
        Expect.close("the loss", reference.evaluate(in.config(), in.weights(), tokens, batch),
                subject.evaluate(in.config(), in.weights(), tokens, batch));
    }

    /** A GPT that is a unigram: the loss is the mean of -ln p of the tokens 1 to blocks * context. */
    @Property(tries = 8)
    @Check("pretraining.evaluate/minus-log-p")
    void the_loss_is_the_mean_of_minus_log_p(@ForAll Tiny in, @ForAll @IntRange(min = 1, max = 12) int more,
            @ForAll @IntRange(min = 1, max = 5) int batch) {
        double[] logP = Unigram.logProbabilities(in.vocabulary(), in.seed());
        int[] tokens = in.tokens(in.context() + more);
        int predicted = (tokens.length - 1) / in.context() * in.context();
        double expected = Arrays.stream(tokens, 1, predicted + 1).mapToDouble(token -> -logP[token]).average()
                .orElseThrow();
        Expect.close("the loss over " + tokens.length + " tokens in blocks of " + in.context(), expected,
                subject.evaluate(in.config(), Unigram.weights(in.config(), logP), tokens, batch));
    }

    @Property(tries = 4)
    @Check(value = "pretraining.evaluate/any-batch", weight = 2)
    void the_loss_does_not_depend_on_the_batch_size(@ForAll Tiny in, @ForAll @IntRange(min = 1, max = 12) int more) {
        int[] tokens = in.tokens(in.context() + more);
        double alone = subject.evaluate(in.config(), in.weights(), tokens, 1);
        for (int batch : new int[] {2, 3, 5, 100}) {
            Expect.close("the loss in batches of " + batch + ", against one block at a time", alone,
                    subject.evaluate(in.config(), in.weights(), tokens, batch));
        }
    }

    @Property(tries = 4)
    @Check("pretraining.evaluate/only-the-tail-is-left-out")
    void only_what_stands_behind_the_last_whole_block_is_left_out(@ForAll Tiny in,
            @ForAll @IntRange(min = 1, max = 4) int blocks) {
        int[] whole = in.tokens(blocks * in.context() + 1);
        double loss = subject.evaluate(in.config(), in.weights(), whole, 2);
        int[] longer = Arrays.copyOf(whole, whole.length + in.context() - 1);
        Expect.close("the loss of the same text with a tail of " + (in.context() - 1), loss,
                subject.evaluate(in.config(), in.weights(), longer, 2));
        double[] logP = Unigram.logProbabilities(in.vocabulary(), in.seed());
        Map<String, INDArray> unigram = Unigram.weights(in.config(), logP);
        int[] other = whole.clone();
        int last = other.length - 1;
        other[last] = (other[last] + 1) % in.vocabulary();
        Expect.close("what another last token adds to the sum of losses", logP[whole[last]] - logP[other[last]],
                blocks * in.context() * (subject.evaluate(in.config(), unigram, other, 2)
                        - subject.evaluate(in.config(), unigram, whole, 2)));
    }

    @Property
    @Check("pretraining.evaluate/perplexity-of-ln-v")
    void the_perplexity_of_ln_v_is_v(@ForAll @IntRange(min = 1, max = 100_000) int v) {
        Expect.close("the perplexity of ln " + v, v, subject.perplexity(Math.log(v)));
    }
}
