package datasets;

import java.util.SplittableRandom;

/**
 * Two half moons in the plane, hooked into each other: the smallest task that no straight line solves. Made from a
 * seed, in the manner of scikit-learn's {@code make_moons}.
 *
 * @param points x and y of each
 * @param labels 1 for the upper moon, -1 for the lower one
 */
public record Moons(double[][] points, int[] labels) {

    /**
     * Points of both moons in turn, each at a random place of its half circle.
     *
     * @param noise the standard deviation of what is added to x and to y
     */
    public static Moons of(int count, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] points = new double[count][];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            double angle = Math.PI * random.nextDouble();
            boolean upper = i % 2 == 0;
            double x = upper ? Math.cos(angle) : 1 - Math.cos(angle);
            double y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
            points[i] = new double[] {x + noise * random.nextGaussian(), y + noise * random.nextGaussian()};
            labels[i] = upper ? 1 : -1;
        }
        return new Moons(points, labels);
    }

    public int size() {
        return labels.length;
    }
}
