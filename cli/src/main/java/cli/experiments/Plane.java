package cli.experiments;

import java.util.Arrays;

/**
 * Points of many numbers, seen from where they spread widest: their first two principal components (Pearson 1901), by
 * power iteration on the scatter matrix.
 *
 * @param x along the widest direction, one for each point
 * @param y along the widest direction at right angles to it
 */
record Plane(double[] x, double[] y) {

    private static final int ITERATIONS = 300;

    /** @param points (N, d) */
    static Plane of(double[][] points) {
        double[][] centred = centred(points);
        double[] first = direction(centred);
        double[] x = along(centred, first);
        for (int i = 0; i < centred.length; i++) { // what is left at right angles to the first
            for (int j = 0; j < first.length; j++) {
                centred[i][j] -= x[i] * first[j];
            }
        }
        return new Plane(x, along(centred, direction(centred)));
    }

    private static double[][] centred(double[][] points) {
        double[] mean = new double[points[0].length];
        for (double[] point : points) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += point[j] / points.length;
            }
        }
        double[][] centred = new double[points.length][mean.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                centred[i][j] = points[i][j] - mean[j];
            }
        }
        return centred;
    }

    /** The direction of length 1 in which the points spread widest. */
    private static double[] direction(double[][] points) {
        double[] direction = new double[points[0].length];
        Arrays.setAll(direction, j -> 1.0 / (j + 1)); // at right angles to no direction that one would expect
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] along = along(points, direction);
            double[] next = new double[direction.length];
            for (int i = 0; i < points.length; i++) {
                for (int j = 0; j < next.length; j++) {
                    next[j] += along[i] * points[i][j];
                }
            }
            double length = Math.sqrt(Arrays.stream(next).map(a -> a * a).sum());
            if (length == 0) {
                return new double[direction.length]; // all points are one
            }
            Arrays.setAll(direction, j -> next[j] / length);
        }
        return direction;
    }

    private static double[] along(double[][] points, double[] direction) {
        return Arrays.stream(points).mapToDouble(point -> {
            double sum = 0;
            for (int j = 0; j < direction.length; j++) {
                sum += point[j] * direction[j];
            }
            return sum;
        }).toArray();
    }
}
