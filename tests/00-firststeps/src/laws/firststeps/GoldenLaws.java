package laws.firststeps;

import checks.Check;
import checks.Expect;
import checks.Subject;
import contracts.FirststepsContract;
import net.jqwik.api.Example;
import net.jqwik.api.Tag;

/** Chapter 00 against PyTorch: a second opinion, which shares no line with the reference. */
@Tag("firststeps")
class GoldenLaws {

    private final FirststepsContract subject = Subject.of(FirststepsContract.class);

    @Example
    @Check("firststeps.dot/golden")
    void a_dot_product_is_that_of_pytorch() {
        Golden golden = Golden.of("arrays");
        Expect.close("the dot product", golden.number("dot"), subject.dot(golden.array("a"), golden.array("b")));
    }

    @Example
    @Check("firststeps.add-row/golden")
    void a_row_is_added_as_pytorch_adds_it() {
        Golden golden = Golden.of("arrays");
        Expect.close("x plus the row", golden.array("sum"), subject.addRow(golden.array("x"), golden.array("row")));
    }

    @Example
    @Check("firststeps.softmax/golden")
    void a_softmax_is_that_of_pytorch() {
        Golden golden = Golden.of("loss");
        Expect.close("the softmax", golden.array("softmax"), subject.softmax(golden.array("logits")));
    }

    @Example
    @Check("firststeps.cross-entropy/golden")
    void a_loss_is_that_of_pytorch() {
        Golden golden = Golden.of("loss");
        Expect.close("the loss", golden.number("loss"),
                subject.crossEntropy(golden.array("logits"), golden.tokens("targets")));
    }

    @Example
    @Check("firststeps.bigram/golden")
    void pairs_are_counted_as_pytorch_counts_them() {
        Golden golden = Golden.of("bigram");
        int vocabulary = (int) golden.number("vocabulary");
        Expect.close("counts", golden.array("counts"), subject.counts(golden.tokens("ids"), vocabulary));
        Expect.close("bigram", golden.array("table"), subject.bigram(golden.tokens("ids"), vocabulary));
    }

    @Example
    @Check("firststeps.sample/golden")
    void a_text_is_that_of_pytorch() {
        Golden golden = Golden.of("bigram");
        Expect.same("the text", golden.tokens("text"),
                subject.write(golden.array("table"), golden.tokens("text")[0], golden.numbers("u")));
    }
}
