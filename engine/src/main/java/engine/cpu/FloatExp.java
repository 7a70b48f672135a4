package engine.cpu;

/**
 * exp in float32, to within two units of the last place: x = k ln 2 + r with |r| at most ln(2)/2, exp(x) = 2^k exp(r),
 * and exp(r) by a polynomial (Cody and Waite 1980, chapter 6; the coefficients are those of Cephes, Moshier 1992). Below
 * -87.3, where float32 loses digits, it is 0.
 */
final class FloatExp {

    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f; // few bits, so that k times it is exact
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float LOWEST = -87.3f;
    private static final float HIGHEST = 88.7f;

    /** subtle: in a float of this size the last bit is worth 1, so adding it rounds to a whole number. */
    private static final float ROUND = 12582912f;

    /** 2^k / 2 for k from -126 to 128, which a float holds where 2^128 would not fit. */
    private static final float[] HALF_POWERS = new float[256];

    static {
        for (int k = -126; k <= 128; k++) {
            HALF_POWERS[k + 126] = Math.scalb(1f, k - 1);
        }
    }

    private FloatExp() {}

    /** y[i] = exp(x[i]); x and y are two arrays. */
    static void of(float[] x, float[] y, int n) {
        polynomial(x, y, n);
        for (int i = 0; i < n; i++) {
            float v = x[i];
            if (v >= LOWEST && v <= HIGHEST) {
                y[i] *= HALF_POWERS[(int) (v * LOG2_E + ROUND - ROUND) + 126];
            } else {
                y[i] = v < LOWEST ? 0 : v > HIGHEST ? Float.POSITIVE_INFINITY : Float.NaN;
            }
        }
    }

    /** 2 exp(r). */
    private static void polynomial(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float v = x[i];
            float k = v * LOG2_E + ROUND - ROUND;
            float r = v - k * LN2_HIGH - k * LN2_LOW;
            float p = 1.9875691500e-4f;
            p = p * r + 1.3981999507e-3f;
            p = p * r + 8.3334519073e-3f;
            p = p * r + 4.1665795894e-2f;
            p = p * r + 1.6666665459e-1f;
            p = p * r + 5.0000001201e-1f;
            y[i] = 2 * (p * r * r + r + 1);
        }
    }
}
