package reference.pretraining;

import contracts.Exercise;
import contracts.TrainingSettings;

/** The learning rate over a run: a linear warm-up, then half a cosine (Loshchilov and Hutter 2017, equation 5). */
public final class Schedule {

    private Schedule() {}

    /**
     * Step {@code warmup} has the peak, step {@code steps} the floor, and so has every step after it.
     *
     * @param step from 1
     */
    @Exercise(id = "pretraining.schedule", points = 2, minutes = 15)
    public static double rate(int step, TrainingSettings settings) {
        if (step <= settings.warmup()) {
            return settings.peakRate() * step / settings.warmup();
        }
        if (step >= settings.steps()) {
            return settings.floorRate();
        }
        double progress = (double) (step - settings.warmup()) / (settings.steps() - settings.warmup());
        double height = 0.5 * (1 + Math.cos(Math.PI * progress)); // 1 at the start, 0 at the end
        return settings.floorRate() + height * (settings.peakRate() - settings.floorRate());
    }
}
