package laws.firststeps;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.FirststepsContract;
import datasets.Baselines;
import java.util.Arrays;
import laws.firststeps.Inputs.Draw;
import laws.firststeps.Inputs.Story;
import laws.firststeps.Inputs.Text;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 00, a model that counts pairs, and the text that it writes. */
@Tag("firststeps")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class BigramLaws {

    private final FirststepsContract subject = Subject.of(FirststepsContract.class);
    private final FirststepsContract reference = Reference.of(FirststepsContract.class);

    @Group
    class Counting {

        /** The lesson's example: "ababb" in an alphabet a, b, c. */
        @Example
        @Check(value = "firststeps.bigram/hand-example", gate = true)
        void the_bigram_of_ababb_is_as_counted_by_hand() {
            int[] ababb = {0, 1, 0, 1, 1};
            Expect.close("counts(ababb)", Numbers.array(new double[] {0, 2, 0, 1, 1, 0, 0, 0, 0}, 3, 3),
                    subject.counts(ababb, 3));
            Expect.close("bigram(ababb)", Numbers.array(new double[] {
                0.375 / 3, 2.5 / 3, 0.125 / 3,
                1.375 / 3, 1.5 / 3, 0.125 / 3,
                0.375, 0.5, 0.125}, 3, 3), subject.bigram(ababb, 3));
        }

        @Property
        @Check(value = "firststeps.bigram/agrees-with-reference", weight = 2)
        void counts_and_shares_agree_with_the_reference(@ForAll Text in) {
            Expect.close("counts", reference.counts(in.ids(), in.vocabulary()),
                    subject.counts(in.ids(), in.vocabulary()));
            Expect.close("bigram", reference.bigram(in.ids(), in.vocabulary()),
                    subject.bigram(in.ids(), in.vocabulary()));
        }

        @Property
        @Check("firststeps.bigram/every-step-once")
        void every_step_of_the_text_is_counted_once(@ForAll Text in) {
            Expect.close("the sum of all counts of " + in.ids().length + " tokens", in.ids().length - 1.0,
                    subject.counts(in.ids(), in.vocabulary()).sumNumber().doubleValue());
        }

        @Property
        @Check("firststeps.bigram/rows-sum-to-one")
        void the_shares_behind_each_token_sum_to_one(@ForAll Text in) {
            Expect.close("the sum of each row of the bigram", Numbers.full(1, in.vocabulary()),
                    subject.bigram(in.ids(), in.vocabulary()).sum(1));
        }

        @Property
        @Check("firststeps.bigram/nothing-is-impossible")
        void nothing_is_impossible(@ForAll Text in) {
            INDArray table = subject.bigram(in.ids(), in.vocabulary());
            Expect.that(table.minNumber().doubleValue() > 0, "A pair that was never seen has the probability "
                    + table.minNumber() + "; its surprise would be infinite.");
        }

        /** The rung of every report's ladder, computed by the project in another way. */
        @Property
        @Check("firststeps.bigram/rung-of-the-ladder")
        void the_bigram_costs_what_the_ladder_of_the_reports_says(@ForAll Text in) {
            int[] ids = in.ids();
            if (ids.length > 1) {
                INDArray table = subject.bigram(ids, in.vocabulary());
                double nats = 0;
                for (int t = 1; t < ids.length; t++) {
                    nats -= Math.log(table.getDouble(ids[t - 1], ids[t]));
                }
                Expect.close("the bigram's loss on its own text", Baselines.of(ids, ids, in.vocabulary()).bigram(),
                        nats / (ids.length - 1));
            }
        }
    }

    @Group
    class Sampling {

        private final INDArray halfAndQuarters = Numbers.array(new double[] {0.5, 0.25, 0.25}, 3);

        /** The lesson's example. */
        @Example
        @Check(value = "firststeps.sample/hand-example", gate = true)
        void a_half_and_two_quarters_are_drawn_from_as_worked_by_hand() {
            Expect.same("the token that 0.6 chooses from (0.5 0.25 0.25)", 1, subject.sample(halfAndQuarters, 0.6));
            Expect.same("the token that 0.3 chooses from (0.5 0.25 0.25)", 0, subject.sample(halfAndQuarters, 0.3));
            INDArray table = Numbers.array(new double[] {0.5, 0.5, 0, 0, 0.5, 0.5, 1, 0, 0}, 3, 3);
            Expect.same("the text from token 0 by 0.7, 0.2, 0.9, 0.4", new int[] {0, 1, 1, 2, 0},
                    subject.write(table, 0, new double[] {0.7, 0.2, 0.9, 0.4}));
        }

        @Property
        @Check(value = "firststeps.sample/agrees-with-reference", weight = 2)
        void the_chosen_token_agrees_with_the_reference(@ForAll Draw in) {
            Expect.same("the token that " + in.u() + " chooses", reference.sample(in.probabilities(), in.u()),
                    subject.sample(in.probabilities(), in.u()));
        }

        @Example
        @Check("firststeps.sample/borders")
        void a_border_belongs_to_the_token_behind_it() {
            Expect.same("the token that 0.5 chooses from (0.5 0.25 0.25)", 1, subject.sample(halfAndQuarters, 0.5));
            Expect.same("the token that 0 chooses from (0 1)", 1,
                    subject.sample(Numbers.array(new double[] {0, 1}, 2), 0));
        }

        @Example
        @Check("firststeps.sample/rounding")
        void what_rounding_leaves_over_goes_to_the_last_possible_token() {
            double[] tenths = new double[11];
            Arrays.fill(tenths, 0, 10, 0.1);
            Expect.same("the token that the largest u below 1 chooses from ten times 0.1 and a 0", 9,
                    subject.sample(Numbers.array(tenths, 11), Math.nextDown(1.0)));
        }

        @Property(tries = 100)
        @Check("firststeps.sample/shares")
        void evenly_spread_uniforms_give_each_token_its_share(@ForAll Draw in) {
            double[] p = in.probabilities().toDoubleVector();
            double[] chosen = new double[p.length];
            for (int i = 0; i < 60; i++) {
                int token = subject.sample(in.probabilities(), (i + 0.5) / 60);
                Expect.that(token >= 0 && token < p.length, "There is no token " + token + " among " + p.length + ".");
                chosen[token]++;
            }
            for (int token = 0; token < p.length; token++) {
                Expect.that(Math.abs(chosen[token] - 60 * p[token]) <= 1 + 1e-9, "Of 60 evenly spread uniforms "
                        + chosen[token] + " choose token " + token + ", whose probability is " + p[token] + ".");
            }
        }

        @Property
        @Check("firststeps.sample/text-agrees-with-reference")
        void the_text_is_what_the_reference_writes(@ForAll Story in) {
            Expect.same("the text from token " + in.first() + " by " + Arrays.toString(in.u()),
                    reference.write(in.table(), in.first(), in.u()),
                    subject.write(in.table(), in.first(), in.u()));
        }

        @Property
        @Check("firststeps.sample/going-on")
        void a_longer_text_begins_with_the_shorter_one(@ForAll Story in) {
            double[] u = in.u();
            if (u.length > 0) {
                int[] longer = subject.write(in.table(), in.first(), u);
                int[] shorter =
                        subject.write(in.table(), in.first(), Arrays.copyOf(u, u.length - 1));
                Expect.same("the beginning of the longer text", shorter,
                        Arrays.copyOf(longer, longer.length - 1));
            }
        }
    }
}
