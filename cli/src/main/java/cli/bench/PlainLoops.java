package cli.bench;

import contracts.TrainingSettings;

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

    /** The gradient of layer norm's argument; the sums of a row first, then each number. */
    static void layerNormGradient(float[] x, float[] weight, float[] g, double epsilon, float[] into) {
        int columns = weight.length;
        for (int row = 0; row < x.length; row += columns) {
            double sum = 0;
            for (int i = row; i < row + columns; i++) {
                sum += x[i];
            }
            double mean = sum / columns;
            double squares = 0;
            for (int i = row; i < row + columns; i++) {
                squares += (x[i] - mean) * (x[i] - mean);
            }
            double root = 1 / Math.sqrt(squares / columns + epsilon);
            double ofG = 0;
            double ofProducts = 0;
            for (int i = row; i < row + columns; i++) {
                ofG += g[i] * weight[i - row];
                ofProducts += g[i] * weight[i - row] * (x[i] - mean) * root;
            }
            for (int i = row; i < row + columns; i++) {
                double normal = (x[i] - mean) * root;
                into[i] = (float) (root * (g[i] * weight[i - row] - (ofG + normal * ofProducts) / columns));
            }
        }
    }

    /** One step, the first: the moments' pull to zero is undone as at step 1. */
    static void adamW(float[] w, float[] g, float[] m, float[] v, TrainingSettings s, double rate, float[] into) {
        float beta1 = (float) s.beta1();
        float beta2 = (float) s.beta2();
        float keep = (float) (1 - rate * s.weightDecay());
        for (int i = 0; i < w.length; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            float mean = m[i] / (1 - beta1);
            float root = (float) Math.sqrt(v[i] / (1 - beta2));
            w[i] = keep * w[i] - (float) rate * mean / (root + (float) s.adamEpsilon());
            into[i] = w[i];
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
