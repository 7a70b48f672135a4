package laws.attention;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.AttentionContract;
import contracts.AttentionContract.Attended;
import contracts.AttentionContract.AttentionGradients;
import laws.attention.Inputs.Asked;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 04, the gradient of attention by formula. */
@Tag("attention")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class BackwardLaws {

    private final AttentionContract subject = Subject.of(AttentionContract.class);
    private final AttentionContract reference = Reference.of(AttentionContract.class);

    /** One query, one key: the weight is 1 whatever the score, so only the value takes a gradient. */
    @Example
    @Check(value = "attention.backward/hand-example", gate = true)
    void one_query_and_one_key_send_the_gradient_to_the_value_alone() {
        INDArray one = Numbers.array(new double[] {2, 3}, 1, 1, 1, 2);
        INDArray upstream = Numbers.array(new double[] {5, 7}, 1, 1, 1, 2);
        AttentionGradients gradients = subject.attendBackward(one, one, one, Numbers.full(1, 1, 1), upstream);
        Expect.close("the gradient of q", Numbers.full(0, 1, 1, 1, 2), gradients.q());
        Expect.close("the gradient of k", Numbers.full(0, 1, 1, 1, 2), gradients.k());
        Expect.close("the gradient of v", upstream, gradients.v());
    }

    /** The picture's second query: what its first output channel asks of scores, queries and keys. */
    @Example
    @Check("attention.backward/picture")
    void the_gradient_of_the_picture_moves_the_keys_apart() {
        INDArray upstream = Numbers.array(new double[] {0, 0, 0, 0, 1, 0, 0, 0}, 1, 1, 2, 4);
        AttentionGradients gradients = subject.attendBackward(
                Picture.q(), Picture.k(), Picture.v(), reference.causalMask(2), upstream);
        double p = Picture.SHARE;
        double d = 4 * p * (1 - p); // of the second score; of the first it is -d
        Expect.close("the gradient of v", Numbers.array(new double[] {p, 0, 0, 0, 1 - p, 0, 0, 0}, 1, 1, 2, 4),
                gradients.v());
        Expect.close("the gradient of q", Numbers.array(new double[] {0, 0, 0, 0, d / 2, -d / 2, -d / 2, 0},
                1, 1, 2, 4), gradients.q());
        Expect.close("the gradient of k", Numbers.array(new double[] {0, -d, 0, -d, 0, d, 0, d}, 1, 1, 2, 4),
                gradients.k());
    }

    @Property
    @Check(value = "attention.backward/agrees-with-reference", weight = 2)
    void the_gradients_agree_with_the_reference(@ForAll Asked in) {
        AttentionGradients expected = reference.attendBackward(in.q(), in.k(), in.v(), in.mask(), in.upstream());
        AttentionGradients actual = subject.attendBackward(in.q(), in.k(), in.v(), in.mask(), in.upstream());
        Expect.close("the gradient of q", expected.q(), actual.q());
        Expect.close("the gradient of k", expected.k(), actual.k());
        Expect.close("the gradient of v", expected.v(), actual.v());
    }

    @Property(tries = 15)
    @Check("attention.backward/finite-differences")
    void the_gradients_agree_with_finite_differences(@ForAll Asked in) {
        AttentionGradients gradients = subject.attendBackward(
                in.q(), in.k(), in.v(), in.mask(), in.upstream());
        INDArray mask = in.mask();
        Expect.close("the gradient of q", Change.slope(in.q(),
                q -> loss(reference.attend(q, in.k(), in.v(), mask), in)), gradients.q(), 1e-6);
        Expect.close("the gradient of k", Change.slope(in.k(),
                k -> loss(reference.attend(in.q(), k, in.v(), mask), in)), gradients.k(), 1e-6);
        Expect.close("the gradient of v", Change.slope(in.v(),
                v -> loss(reference.attend(in.q(), in.k(), v, mask), in)), gradients.v(), 1e-6);
    }

    private static double loss(Attended attended, Asked in) {
        return attended.output().mul(in.upstream()).sumNumber().doubleValue();
    }
}
