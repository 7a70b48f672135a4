package cli.bench;

/** Operations as anybody would first write them in Java, on one thread: what {@link GuardBench} compares with. */
final class PlainLoops {

    private static final double C = Math.sqrt(2 / Math.PI);

    private PlainLoops() {}

    static void add(float[] a, float[] b, float[] into) {
        for (int i = 0; i < a.length; i++) {
            into[i] = a[i] + b[i];
        }
    }

    /** Rows of so many columns. */
    static void softmax(float[] x, int columns, float[] into) {
        for (int row = 0; row < x.length; row += columns) {
            float largest = x[row];
            for (int i = row; i < row + columns; i++) {
                largest = Math.max(largest, x[i]);
            }
            double total = 0;
            for (int i = row; i < row + columns; i++) {
                into[i] = (float) Math.exp(x[i] - largest);
                total += into[i];
            }
            for (int i = row; i < row + columns; i++) {
                into[i] /= (float) total;
            }
        }
    }

    /** In the tanh form. */
    static void gelu(float[] x, float[] into) {
        for (int i = 0; i < x.length; i++) {
            double v = x[i];
            into[i] = (float) (0.5 * v * (1 + Math.tanh(C * (v + 0.044715 * v * v * v))));
        }
    }

    /** (m, k) times (k, n), rows of the right side in the inner loop. */
    static void product(float[] left, float[] right, int k, int n, float[] into) {
        for (int i = 0; i < left.length / k; i++) {
            for (int j = 0; j < n; j++) {
                into[i * n + j] = 0;
            }
            for (int inner = 0; inner < k; inner++) {
                float factor = left[i * k + inner];
                for (int j = 0; j < n; j++) {
                    into[i * n + j] += factor * right[inner * n + j];
                }
            }
        }
    }
}
