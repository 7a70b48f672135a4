package engine.io;

import java.util.Arrays;

/**
 * A named array as a checkpoint stores it: its shape and its elements in row-major order.
 * The shape {@code {}} is a single number; a shape with a zero in it has no elements.
 */
public sealed interface StoredTensor {

    String name();

    int[] shape();

    StoredType dtype();

    /** Single precision, stored as F32. */
    record Floats(String name, int[] shape, float[] values) implements StoredTensor {
        public Floats {
            demand(name, shape, values.length);
        }

        @Override
        public StoredType dtype() {
            return StoredType.F32;
        }
    }

    /** Double precision, stored as F64. */
    record Doubles(String name, int[] shape, double[] values) implements StoredTensor {
        public Doubles {
            demand(name, shape, values.length);
        }

        @Override
        public StoredType dtype() {
            return StoredType.F64;
        }
    }

    private static void demand(String name, int[] shape, int length) {
        long elements = 1;
        for (int extent : shape) {
            if (extent < 0) throw new IllegalArgumentException(
                    "Tensor " + name + " has the shape " + Arrays.toString(shape) + ": no extent may be negative.");
            elements = Math.multiplyExact(elements, extent);
        }
        if (elements != length) throw new IllegalArgumentException(
                "Tensor " + name + " has " + length + " elements, its shape " + Arrays.toString(shape) + " asks for "
                        + elements + ": give one element for each place.");
    }
}
