package laws.pretraining;

import checks.Check;
import checks.Expect;
import checks.Plain;
import checks.Reference;
import checks.Subject;
import contracts.GptConfig;
import contracts.PretrainingContract;
import contracts.TrainingSettings;
import contracts.TrainingState;
import java.util.Map;
import laws.pretraining.Inputs.Tiny;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 06, stopping and going on: as if the run had never stopped. */
@Tag("pretraining")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class ResumeLaws {

    private final PretrainingContract subject = Subject.of(PretrainingContract.class);
    private final PretrainingContract reference = Reference.of(PretrainingContract.class);

    private static final TrainingState FRESH = new TrainingState(0, Map.of(), Map.of());

    /** Four updates in one go, or two and two: the same run. */
    @Example
    @Check(value = "pretraining.resume/hand-example", gate = true)
    void two_updates_and_two_more_are_four() {
        Tiny in = new Tiny(5, 3, 7);
        TrainingSettings settings = settings(in, 1);
        TrainingState four = subject.train(in.config(), FRESH, in.tokens(30), settings, 4);
        TrainingState two = subject.train(in.config(), FRESH, in.tokens(30), settings, 2);
        Expect.same("the step after two updates", 2, two.step());
        Expect.same("the weights' names", Inputs.shapes(in.config()).keySet(), two.weights().keySet());
        Expect.that(!Plain.identical(two.weights(), four.weights()), "Two more updates should change the weights.");
        Expect.that(!two.moments().isEmpty(), "The state should hold AdamW's moments.");
        Expect.same("two updates and two more", four, subject.train(in.config(), two, in.tokens(30), settings, 4));
    }

    @Property(tries = 2)
    @Check(value = "pretraining.resume/agrees-with-reference", weight = 2)
    void a_run_agrees_with_the_reference(@ForAll Tiny in) {
        TrainingState expected = reference.train(in.config(), FRESH, in.tokens(30), settings(in, 2), 3);
        TrainingState actual = subject.train(in.config(), FRESH, in.tokens(30), settings(in, 2), 3);
        Expect.same("the step", expected.step(), actual.step());
        Expect.close("the weights", expected.weights(), actual.weights());
    }

    @Property(tries = 4)
    @Check(value = "pretraining.resume/any-stop", weight = 2)
    void stopping_anywhere_changes_no_bit(@ForAll Tiny in, @ForAll @IntRange(max = 3) int stop) {
        same(in, in.config(), settings(in, 1), stop);
    }

    @Property(tries = 3)
    @Check("pretraining.resume/dropout-and-accumulation")
    void stopping_changes_no_draw_of_dropout_or_of_a_micro_batch(@ForAll Tiny in, @ForAll @IntRange(max = 3) int stop) {
        same(in, in.config(0.2), settings(in, 2), stop);
    }

    @Property(tries = 2)
    @Check("pretraining.resume/many-stops")
    void stopping_after_every_update_changes_no_bit(@ForAll Tiny in) {
        TrainingState whole = subject.train(in.config(), FRESH, in.tokens(30), settings(in, 1), 3);
        TrainingState state = FRESH;
        for (int until = 1; until <= 3; until++) {
            state = subject.train(in.config(), state, in.tokens(30), settings(in, 1), until);
        }
        Expect.same("three updates with a stop after each", whole, state);
    }

    @Property(tries = 2)
    @Check("pretraining.resume/nothing-to-do")
    void a_state_that_is_there_already_comes_back(@ForAll Tiny in) {
        TrainingState state = subject.train(in.config(), FRESH, in.tokens(30), settings(in, 1), 1);
        Expect.same("the state after no further update", state,
                subject.train(in.config(), state, in.tokens(30), settings(in, 1), 1));
    }

    private void same(Tiny in, GptConfig config, TrainingSettings settings, int stop) {
        TrainingState whole = subject.train(config, FRESH, in.tokens(30), settings, 3);
        TrainingState part = subject.train(config, FRESH, in.tokens(30), settings, stop);
        Expect.same("three updates with a stop after " + stop, whole,
                subject.train(config, part, in.tokens(30), settings, 3));
    }

    /** A rate, a warm-up and a decay that make every update another. */
    private static TrainingSettings settings(Tiny in, int accumulation) {
        return Inputs.settings(6, 2, in.context(), accumulation, 0.05, 0.01, 2, 0.1, 0.5, in.seed());
    }
}
