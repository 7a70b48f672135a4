package engine.cpu;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

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

    private static final boolean FUSED = isFused();

    private static final ThreadLocal<Bits> BITS = ThreadLocal.withInitial(Bits::new);

    private FloatExp() {}

    /** Whether the processor multiplies and adds in one instruction; where it has none, Math.fma takes a long way. */
    private static boolean isFused() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return machine != null && Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
    }

    /** y[i] = exp(x[i]). The two are different arrays, and x is used up. */
    static void of(float[] x, float[] y, int n) {
        polynomial(x, y, n);
        BITS.get().powers(x, n);
        for (int i = 0; i < n; i++) {
            y[i] *= x[i];
        }
    }

    /** y[i] = 2 exp(r), x[i] = k + ROUND. */
    private static void polynomial(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float v = Math.max(LOWEST, Math.min(HIGHEST, x[i]));
            float rounded = fma(v, LOG2_E, ROUND);
            float k = rounded - ROUND;
            float r = fma(-k, LN2_LOW, fma(-k, LN2_HIGH, v));
            float p = 1.9875691500e-4f;
            p = fma(p, r, 1.3981999507e-3f);
            p = fma(p, r, 8.3334519073e-3f);
            p = fma(p, r, 4.1665795894e-2f);
            p = fma(p, r, 1.6666665459e-1f);
            p = fma(p, r, 5.0000001201e-1f);
            x[i] = rounded;
            y[i] = 2 * (fma(p * r, r, r) + 1);
        }
    }

    private static float fma(float a, float b, float c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    /**
     * Floats seen as their bits, all of a stretch at once: copied to memory as floats and back as ints. Number by number
     * it would be no loop of vector instructions.
     */
    private static final class Bits {
        private final ByteBuffer memory = ByteBuffer.allocateDirect(Kind.LONGEST * Float.BYTES)
                .order(ByteOrder.nativeOrder());
        private final FloatBuffer floats = memory.asFloatBuffer();
        private final IntBuffer ints = memory.asIntBuffer();
        private final int[] bits = new int[Kind.LONGEST];

        /** x[i] = 2^k / 2, where x[i] was k + ROUND: k stands in its low bits and becomes a float's exponent. */
        void powers(float[] x, int n) {
            floats.put(0, x, 0, n);
            ints.get(0, bits, 0, n);
            for (int i = 0; i < n; i++) {
                bits[i] = bits[i] + 126 << 23;
            }
            ints.put(0, bits, 0, n);
            floats.get(0, x, 0, n);
        }
    }
}
