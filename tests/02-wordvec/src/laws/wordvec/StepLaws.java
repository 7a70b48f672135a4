package laws.wordvec;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.WordvecContract;
import contracts.WordvecContract.Gradients;
import contracts.WordvecContract.Pair;
import contracts.WordvecContract.Stepped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import laws.wordvec.Inputs.Update;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 02, one step: every pair draws its negatives and moves the vectors. */
@Tag("wordvec")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class StepLaws {

    private final WordvecContract subject = Subject.of(WordvecContract.class);
    private final WordvecContract reference = Reference.of(WordvecContract.class);

    /** The lesson's example goes on: 0.98 draws word 2, the rate is 0.4. */
    @Example
    @Check(value = "wordvec.step/hand-example", gate = true)
    void one_pair_moves_three_rows_as_by_hand() {
        double[][] in = {{1, 1}, {9, 9}, {9, 9}};
        double[][] out = {{5, 5}, {Math.log(3), 0}, {1, -1}};
        Stepped expected = new Stepped(new double[][] {{0.8 + 0.1 * Math.log(3), 1.2}, {9, 9}, {9, 9}},
                new double[][] {{5, 5}, {Math.log(3) + 0.1, 0.1}, {0.8, -1.2}}, Math.log(8 / 3.0));
        Tables.close(expected, subject.step(
                in, out, List.of(new Pair(0, 1)), new int[] {81, 16, 1}, 1, new double[] {0.98}, 0.4));
    }

    @Property
    @Check(value = "wordvec.step/agrees-with-reference", weight = 2)
    void the_tables_after_a_step_agree_with_the_reference(@ForAll Update s) {
        Tables.close(reference.step(s.in(), s.out(), s.pairs(), s.counts(), s.k(), s.u(), s.rate()),
                subject.step(s.in(), s.out(), s.pairs(), s.counts(), s.k(), s.u(), s.rate()));
    }

    @Example
    @Check("wordvec.step/golden")
    void ten_pairs_end_where_pytorchs_sgd_ends() {
        Golden.Steps golden = Golden.steps();
        Tables.close(golden.end(), subject.step(golden.in(), golden.out(), golden.pairs(), golden.counts(), golden.k(),
                golden.u(), golden.rate()));
    }

    @Property(tries = 200)
    @Check("wordvec.step/one-pair")
    void one_pair_moves_its_rows_by_rate_times_their_gradients(@ForAll Update s) {
        Pair pair = s.pairs().get(0);
        double[] u = Arrays.copyOf(s.u(), s.k());
        Gradients gradients = reference.loss(
                s.in(), s.out(), pair, reference.draw(reference.noise(s.counts()), u));
        Stepped found = subject.step(s.in(), s.out(), List.of(pair), s.counts(), s.k(), u, s.rate());
        double[][] in = Tables.copy(s.in());
        double[][] out = Tables.copy(s.out());
        for (int i = 0; i < in[0].length; i++) {
            in[pair.centre()][i] -= s.rate() * gradients.centre()[i];
            for (int word : gradients.outputs().keySet()) {
                out[word][i] -= s.rate() * gradients.outputs().get(word)[i];
            }
        }
        Tables.close(new Stepped(in, out, gradients.loss()), found);
    }

    @Property
    @Check("wordvec.step/one-after-the-other")
    void two_steps_of_one_part_each_are_one_step_of_both(@ForAll Update s) {
        int half = s.pairs().size() / 2;
        if (half == 0) {
            return;
        }
        Stepped both = subject.step(s.in(), s.out(), s.pairs(), s.counts(), s.k(), s.u(), s.rate());
        Stepped first = subject.step(s.in(), s.out(), s.pairs().subList(0, half), s.counts(), s.k(),
                Arrays.copyOf(s.u(), half * s.k()), s.rate());
        Stepped second = subject.step(first.in(), first.out(), s.pairs().subList(half, s.pairs().size()), s.counts(),
                s.k(), Arrays.copyOfRange(s.u(), half * s.k(), s.u().length), s.rate());
        Tables.close("in after two steps", both.in(), second.in());
        Tables.close("out after two steps", both.out(), second.out());
        Expect.close("the mean loss", both.loss(),
                (half * first.loss() + (s.pairs().size() - half) * second.loss()) / s.pairs().size());
    }

    @Property
    @Check("wordvec.step/rate-zero")
    void at_a_rate_of_zero_nothing_moves(@ForAll Update s) {
        Stepped found = subject.step(s.in(), s.out(), s.pairs(), s.counts(), s.k(), s.u(), 0);
        Tables.close("in", s.in(), found.in());
        Tables.close("out", s.out(), found.out());
    }

    @Property
    @Check("wordvec.step/other-rows-stay")
    void only_centres_move_in_the_one_table_and_contexts_and_negatives_in_the_other(@ForAll Update s) {
        Set<Integer> played = new TreeSet<>();
        s.pairs().forEach(pair -> played.add(pair.context()));
        Arrays.stream(reference.draw(reference.noise(s.counts()), s.u())).forEach(played::add);
        Stepped found = subject.step(s.in(), s.out(), s.pairs(), s.counts(), s.k(), s.u(), s.rate());
        for (int word = 0; word < s.in().length; word++) {
            int row = word;
            if (s.pairs().stream().noneMatch(pair -> pair.centre() == row)) {
                Expect.close("row " + row + " of in, the centre of no pair, number ", s.in()[row], found.in()[row]);
            }
            if (!played.contains(row)) {
                Expect.close("row " + row + " of out, which no pair met, number ", s.out()[row], found.out()[row]);
            }
        }
    }

    /** Three words, two of which stand beside each other: what is learned is which two. */
    @Example
    @Check("wordvec.step/learns")
    void one_pair_can_be_learned_by_heart() {
        double[][] in = {{0.1, -0.2}, {0.3, 0.1}, {-0.1, 0.2}};
        double[][] out = {{0.2, 0.1}, {-0.1, 0.1}, {0.1, -0.3}};
        double last = Double.NaN;
        for (int step = 0; step < 200; step++) {
            Stepped stepped = subject.step(
                    in, out, List.of(new Pair(0, 1)), new int[] {1, 1, 1}, 2, new double[] {0.1, 0.9}, 0.5);
            in = stepped.in();
            out = stepped.out();
            last = stepped.loss();
        }
        Expect.that(last < 0.05, "After 200 steps on one pair its loss should be below 0.05, but it is " + last + ".");
    }
}
