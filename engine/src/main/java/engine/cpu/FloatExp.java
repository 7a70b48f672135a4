package engine.cpu;

/**
 * exp in float32, to within two units of the last place: x = k ln 2 + r with |r| at most ln(2)/2, exp(x) = 2^k exp(r),
 * and exp(r) by a polynomial (Cody and Waite 1980, chapter 6; the coefficients are those of Cephes, Moshier 1992). Below
 * -87, where float32 loses digits, it is 0.
 */
final class FloatExp {

    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f; // few bits, so that k times it is exact
    private static final float LN2_LOW = -2.12194440e-4f;
    /** Beyond these bounds the result is 0 or infinite. */
    private static final float LOWEST = -87.5f;
    private static final float HIGHEST = 89;

    /** subtle: in a float of this size the last bit is worth 1, so adding it rounds to a whole number. */
    private static final float ROUND = 12582912f;

    private FloatExp() {}

    /** y[i] = exp(x[i]). The two are different arrays, and x is used up. */
    static void of(float[] x, float[] y, int n) {
        polynomial(x, y, n);
        for (int i = 0; i < n; i++) { // 2^k / 2: k stands in the low bits of x and becomes a float's exponent
            y[i] *= Float.intBitsToFloat(Float.floatToRawIntBits(x[i]) + 126 << 23);
        }
    }

    /** y[i] = 2 exp(r), x[i] = k + ROUND. A loop of its own, as all of it becomes vector instructions. */
    private static void polynomial(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float v = Math.max(LOWEST, Math.min(HIGHEST, x[i]));
            float rounded = v * LOG2_E + ROUND; // no fused multiply-add: where the processor has none, it is a long way
            float k = rounded - ROUND;
            float r = v - k * LN2_HIGH - k * LN2_LOW;
            float p = 1.9875691500e-4f;
            p = p * r + 1.3981999507e-3f;
            p = p * r + 8.3334519073e-3f;
            p = p * r + 4.1665795894e-2f;
            p = p * r + 1.6666665459e-1f;
            p = p * r + 5.0000001201e-1f;
            x[i] = rounded;
            y[i] = 2 * (p * r * r + r + 1);
        }
    }
}
