package cli.bench;

import java.util.Arrays;
import java.util.List;

/**
 * The time of pieces of work that are compared in one run: warmed up first, then timed in turns, so that a busy moment
 * of the machine falls on all of them alike.
 */
final class Medians {

    private Medians() {}

    /** The median seconds of each piece of work over {@code rounds} timed rounds after {@code warmUp} untimed ones. */
    static double[] of(int warmUp, int rounds, List<Runnable> works) {
        return Arrays.stream(seconds(warmUp, rounds, works)).mapToDouble(Medians::median).toArray();
    }

    /** The same, but of each piece of work its quickest round: on a busy machine that is the one left alone. */
    static double[] least(int warmUp, int rounds, List<Runnable> works) {
        return Arrays.stream(seconds(warmUp, rounds, works)).mapToDouble(one -> Arrays.stream(one).min().orElseThrow())
                .toArray();
    }

    private static double[][] seconds(int warmUp, int rounds, List<Runnable> works) {
        double[][] seconds = new double[works.size()][rounds];
        for (int round = -warmUp; round < rounds; round++) {
            for (int w = 0; w < works.size(); w++) {
                long start = System.nanoTime();
                works.get(w).run();
                if (round >= 0) {
                    seconds[w][round] = (System.nanoTime() - start) * 1e-9;
                }
            }
        }
        return seconds;
    }

    /** The middle one of the sorted values, or the mean of the two that are there. */
    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** The value below which such a share of the values lies; between two of them on the straight line. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
