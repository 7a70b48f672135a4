package dojo.pretraining;

import contracts.Exercise;
import contracts.Todo;
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
        throw new Todo("pretraining.schedule");
    }
}
