package laws.wordvec;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.WordvecContract;
import contracts.WordvecContract.Gradients;
import contracts.WordvecContract.Pair;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import laws.wordvec.Inputs.Question;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 02, one pair: its loss and gradients. */
@Tag("wordvec")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class LossLaws {

    private static final double STEP = 1e-5;
    private static final double DIFFERENCES = 1e-6; // what central differences of this step leave uncertain

    private final WordvecContract subject = Subject.of(WordvecContract.class);
    private final WordvecContract reference = Reference.of(WordvecContract.class);

    /** The lesson's example: scores of ln 3 and 0, whose sigmoids are 3/4 and 1/2. */
    @Example
    @Check(value = "wordvec.loss/hand-example", gate = true)
    void one_context_and_one_negative_are_judged_as_by_hand() {
        double[][] in = {{1, 1}, {9, 9}, {9, 9}};
        double[][] out = {{5, 5}, {Math.log(3), 0}, {1, -1}};
        Gradients expected = new Gradients(Math.log(8 / 3.0), new double[] {0.5 - Math.log(3) / 4, -0.5},
                Map.of(1, new double[] {-0.25, -0.25}, 2, new double[] {0.5, 0.5}));
        Tables.close(expected, subject.loss(in, out, new Pair(0, 1), new int[] {2}));
    }

    @Property
    @Check(value = "wordvec.loss/agrees-with-reference", weight = 2)
    void the_loss_and_its_gradients_agree_with_the_reference(@ForAll Question q) {
        Tables.close(reference.loss(q.in(), q.out(), q.pair(), q.negatives()),
                subject.loss(q.in(), q.out(), q.pair(), q.negatives()));
    }

    @Example
    @Check("wordvec.loss/golden")
    void the_loss_and_its_gradients_are_those_of_pytorchs_autograd() {
        for (Golden.Loss golden : Golden.losses()) {
            Tables.close(golden.found(),
                    subject.loss(golden.in(), golden.out(), golden.pair(), golden.negatives()));
        }
    }

    @Property(tries = 100)
    @Check(value = "wordvec.loss/finite-differences", weight = 2)
    void the_gradients_are_those_of_its_own_loss(@ForAll Question q) {
        Gradients found = subject.loss(q.in(), q.out(), q.pair(), q.negatives());
        int width = q.in()[0].length;
        for (int i = 0; i < width; i++) {
            Expect.close("the loss's slope along number " + i + " of the centre's row of in",
                    slope(q, q.in(), q.pair().centre(), i), found.centre()[i], DIFFERENCES);
            for (int word = 0; word < q.out().length; word++) {
                double[] row = found.outputs().getOrDefault(word, new double[width]);
                Expect.close("the loss's slope along number " + i + " of row " + word + " of out",
                        slope(q, q.out(), word, i), row[i], DIFFERENCES);
            }
        }
    }

    /** Central differences along one number of one of the question's tables. */
    private double slope(Question q, double[][] table, int row, int column) {
        double[] losses = new double[2];
        for (int side = 0; side < 2; side++) {
            double[][] moved = Tables.copy(table);
            moved[row][column] += side == 0 ? -STEP : STEP;
            losses[side] = subject.loss(table == q.in() ? moved : q.in(), table == q.out() ? moved : q.out(), q.pair(),
                    q.negatives()).loss();
        }
        return (losses[1] - losses[0]) / (2 * STEP);
    }

    @Property
    @Check("wordvec.loss/repeated-negatives")
    void a_negative_drawn_three_times_counts_three_times(@ForAll Question q, @ForAll @IntRange(max = 4) int negative) {
        Gradients none = subject.loss(q.in(), q.out(), q.pair(), new int[0]);
        Gradients once = subject.loss(q.in(), q.out(), q.pair(), new int[] {negative});
        Gradients thrice = subject.loss(q.in(), q.out(), q.pair(), new int[] {negative, negative, negative});
        Expect.close("the loss that the negative adds", 3 * (once.loss() - none.loss()), thrice.loss() - none.loss());
        if (negative != q.pair().context()) {
            Expect.close("the gradient of the negative's row of out, number ",
                    Arrays.stream(once.outputs().get(negative)).map(x -> 3 * x).toArray(),
                    thrice.outputs().get(negative));
        }
        for (int i = 0; i < none.centre().length; i++) {
            Expect.close("what the negative adds to the centre's gradient, number " + i,
                    3 * (once.centre()[i] - none.centre()[i]), thrice.centre()[i] - none.centre()[i]);
        }
    }

    @Property
    @Check("wordvec.loss/context-as-negative")
    void a_negative_that_is_the_context_changes_nothing(@ForAll Question q) {
        int[] more = Arrays.copyOf(q.negatives(), q.negatives().length + 1);
        more[more.length - 1] = q.pair().context();
        Tables.close(subject.loss(q.in(), q.out(), q.pair(), q.negatives()),
                subject.loss(q.in(), q.out(), q.pair(), more));
    }

    @Property
    @Check("wordvec.loss/order-of-negatives")
    void the_order_of_the_negatives_does_not_matter(@ForAll Question q, @ForAll long seed) {
        List<Integer> shuffled = Arrays.asList(Arrays.stream(q.negatives()).boxed().toArray(Integer[]::new));
        Collections.shuffle(shuffled, new Random(seed));
        Tables.close(subject.loss(q.in(), q.out(), q.pair(), q.negatives()),
                subject.loss(q.in(), q.out(), q.pair(), shuffled.stream().mapToInt(n -> n).toArray()));
    }

    @Property
    @Check("wordvec.loss/words-that-play-a-part")
    void only_the_context_and_the_negatives_have_a_gradient(@ForAll Question q) {
        Set<Integer> played = new TreeSet<>(Set.of(q.pair().context()));
        Arrays.stream(q.negatives()).forEach(played::add);
        Expect.same("the words whose rows of out have a gradient", played,
                new TreeSet<>(subject.loss(q.in(), q.out(), q.pair(), q.negatives()).outputs().keySet()));
    }

    /** A context at -1000 and a negative at 1000 cost a thousand nats each; the other way round nothing. */
    @Example
    @Check("wordvec.loss/large-scores")
    void scores_of_any_size_have_a_finite_loss() {
        double[][] in = {{1}, {1}, {1}};
        double[][] out = {{0}, {1000}, {-1000}};
        Expect.close("the loss of a true context at -1000", 1000,
                subject.loss(in, out, new Pair(0, 2), new int[0]).loss());
        Gradients wrong = subject.loss(in, out, new Pair(0, 2), new int[] {1});
        Expect.close("the loss with a negative at 1000", 2000, wrong.loss());
        Expect.close("the centre's gradient", new double[] {2000}, wrong.centre());
        Expect.close("the loss of a true context at 1000 and a negative at -1000", 0,
                subject.loss(in, out, new Pair(0, 1), new int[] {2}).loss());
    }

    /** -ln sigma(40) is 4.2e-18: to add 1 first would lose it. */
    @Example
    @Check("wordvec.loss/small-losses")
    void a_loss_near_zero_keeps_its_digits() {
        double[][] in = {{1}, {1}};
        double[][] out = {{0}, {40}};
        double loss = subject.loss(in, out, new Pair(0, 1), new int[0]).loss();
        Expect.close("the loss of a score of 40, in units of e^-40", 1, loss * Math.exp(40));
    }
}
