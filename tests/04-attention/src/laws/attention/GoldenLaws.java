package laws.attention;

import checks.Check;
import checks.Expect;
import checks.Subject;
import contracts.AttentionContract;
import contracts.AttentionContract.Attended;
import contracts.AttentionContract.AttentionGradients;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.Tag;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 04 against PyTorch's own attention: a second opinion, which shares no line with the reference. */
@Tag("attention")
class GoldenLaws {

    private final AttentionContract subject = Subject.of(AttentionContract.class);

    @Example
    @Check("attention.attend/golden")
    void attention_gives_what_pytorch_gives() {
        Golden golden = Golden.of("attend");
        Attended attended = subject.attend(
                golden.input("q"), golden.input("k"), golden.input("v"), golden.input("mask"));
        Expect.close("weights", golden.array("weights"), attended.weights());
        Expect.close("output", golden.array("output"), attended.output());
        Expect.close("gradients", golden.arrays("gradients"), subject.attendGradients(golden.input("q"),
                golden.input("k"), golden.input("v"), golden.input("mask"), golden.input("upstream")));
    }

    @Example
    @Check("attention.backward/golden")
    void the_formula_gives_the_gradients_of_pytorch() {
        Golden golden = Golden.of("attend");
        AttentionGradients gradients = subject.attendBackward(golden.input("q"), golden.input("k"), golden.input("v"),
                golden.input("mask"), golden.input("upstream"));
        Expect.close("gradients", golden.arrays("gradients"),
                Map.of("q", gradients.q(), "k", gradients.k(), "v", gradients.v()));
    }

    @Example
    @Check("attention.self-attention/golden")
    void a_causal_layer_gives_the_output_and_gradients_of_pytorch() {
        Golden golden = Golden.of("self");
        INDArray x = golden.input("x");
        INDArray mask = golden.input("mask");
        Map<String, INDArray> weights = golden.arrays("weights");
        int heads = golden.whole("heads");
        Expect.close("output", golden.array("output"), subject.selfAttention(x, weights, heads, mask));
        Expect.close("gradients", golden.arrays("gradients"),
                subject.selfAttentionGradients(x, weights, heads, mask, golden.input("upstream")));
    }

    @Example
    @Check("attention.cross-attention/golden")
    void answers_from_a_padded_memory_are_those_of_pytorch() {
        Golden golden = Golden.of("cross");
        INDArray x = golden.input("x");
        INDArray memory = golden.input("memory");
        INDArray mask = golden.input("mask");
        Map<String, INDArray> weights = golden.arrays("weights");
        int heads = golden.whole("heads");
        Expect.close("output", golden.array("output"), subject.crossAttention(x, memory, weights, heads, mask));
        Expect.close("gradients", golden.arrays("gradients"),
                subject.crossAttentionGradients(x, memory, weights, heads, mask, golden.input("upstream")));
    }

    @Example
    @Check("attention.rotary/golden")
    void turning_equals_a_product_with_complex_numbers() {
        for (String name : new String[] {"rotary", "rotary500"}) {
            Golden golden = Golden.of(name);
            int[] positions = golden.wholes("positions");
            double theta = golden.whole("theta");
            Expect.close("output", golden.array("output"), subject.rotary(golden.input("x"), positions, theta));
            Expect.close("gradient", golden.array("gradient"),
                    subject.rotaryGradient(golden.input("x"), positions, theta, golden.input("upstream")));
        }
    }

    @Example
    @Check("attention.sinusoidal/golden")
    void the_waves_equal_powers_of_e_in_complex_numbers() {
        Golden golden = Golden.of("sinusoidal");
        Expect.close("output", golden.array("output"),
                subject.sinusoidalPositions(golden.whole("positions"), golden.whole("channels")));
    }
}
