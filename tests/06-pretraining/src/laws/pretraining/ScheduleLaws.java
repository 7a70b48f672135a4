package laws.pretraining;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.PretrainingContract;
import contracts.TrainingSettings;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 06, the learning rate: warm-up, half a cosine, the floor. */
@Tag("pretraining")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class ScheduleLaws {

    private final PretrainingContract subject = Subject.of(PretrainingContract.class);
    private final PretrainingContract reference = Reference.of(PretrainingContract.class);

    /** The lesson's example: two steps of warm-up, six in all, from 1 down to 0.2. */
    @Example
    @Check(value = "pretraining.schedule/hand-example", gate = true)
    void the_rates_of_six_steps_are_those_worked_by_hand() {
        TrainingSettings settings = Inputs.schedule(2, 6, 1, 0.2);
        double root = Math.sqrt(0.5); // cos(pi / 4)
        double[] rates = {0.5, 1, 0.2 + 0.4 * (1 + root), 0.6, 0.2 + 0.4 * (1 - root), 0.2, 0.2};
        for (int step = 1; step <= rates.length; step++) {
            Expect.close("the rate of step " + step, rates[step - 1], subject.learningRate(step, settings));
        }
    }

    @Property
    @Check(value = "pretraining.schedule/agrees-with-reference", weight = 2)
    void the_rate_agrees_with_the_reference(@ForAll TrainingSettings settings,
            @ForAll @IntRange(min = 1, max = 50) int step) {
        Expect.close("the rate of step " + step, reference.learningRate(step, settings),
                subject.learningRate(step, settings));
    }

    @Example
    @Check("pretraining.schedule/golden")
    void the_rate_agrees_with_pytorchs_schedulers() {
        int step = 0;
        for (Golden.Row row : Golden.adamw()) {
            step++;
            Expect.close("the rate of step " + step, row.rate(), subject.learningRate(step, Golden.adamwSettings()));
        }
    }

    @Property
    @Check("pretraining.schedule/ends")
    void the_peak_comes_after_the_warm_up_and_the_floor_from_the_last_step_on(@ForAll TrainingSettings settings) {
        if (settings.warmup() > 0) {
            Expect.close("the rate of step " + settings.warmup() + ", where the warm-up ends", settings.peakRate(),
                    subject.learningRate(settings.warmup(), settings));
        }
        for (int after : new int[] {0, 1, 2, 1000}) {
            int step = settings.steps() + after;
            Expect.close("the rate of step " + step + ", where " + settings.steps() + " is the last",
                    settings.floorRate(), subject.learningRate(step, settings));
        }
    }

    @Property
    @Check("pretraining.schedule/warm-up")
    void the_rate_rises_by_equal_parts_from_zero(@ForAll TrainingSettings settings) {
        for (int step = 1; step <= settings.warmup(); step++) {
            Expect.close("the rate of step " + step + " of " + settings.warmup() + " of warm-up",
                    settings.peakRate() / settings.warmup() * step, subject.learningRate(step, settings));
        }
    }

    @Property
    @Check("pretraining.schedule/falls")
    void the_rate_falls_from_peak_to_floor_without_a_step_up(@ForAll TrainingSettings settings) {
        double before = settings.peakRate();
        for (int step = settings.warmup() + 1; step <= settings.steps() + 3; step++) {
            double rate = subject.learningRate(step, settings);
            Expect.that(rate <= before + 1e-12 && rate >= settings.floorRate() - 1e-12, "The rate of step " + step
                    + " is " + rate + "; it should be at most that of the step before, " + before
                    + ", and at least the floor, " + settings.floorRate() + ".");
            before = rate;
        }
    }

    /** Half a cosine turned about its middle is itself. */
    @Property
    @Check("pretraining.schedule/symmetric")
    void the_rate_loses_in_its_second_half_what_it_lost_in_its_first(@ForAll TrainingSettings settings) {
        int falling = settings.steps() - settings.warmup();
        for (int k = 1; k < falling; k++) {
            Expect.close("the rates " + k + " steps after the warm-up and before the end, added",
                    settings.peakRate() + settings.floorRate(),
                    subject.learningRate(settings.warmup() + k, settings)
                            + subject.learningRate(settings.steps() - k, settings));
        }
    }

    /** A cosine is flat where it begins and ends: a quarter of the way loses 15 % of the height, not 25 %. */
    @Example
    @Check("pretraining.schedule/cosine")
    void the_fall_is_half_a_cosine_and_no_straight_line() {
        TrainingSettings settings = Inputs.schedule(0, 1000, 1, 0);
        Expect.close("the rate after a quarter of the way", (1 + Math.sqrt(0.5)) / 2,
                subject.learningRate(250, settings));
        Expect.close("the rate after half of the way", 0.5, subject.learningRate(500, settings));
    }
}
