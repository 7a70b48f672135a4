package engine.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The number types of safetensors, by the names that its header uses, and how one element of each is read.
 * Types of less than a byte and complex numbers are left out: no model of this project stores them.
 */
public enum StoredType {
    F64(8), F32(4), F16(2), BF16(2), F8_E4M3(1), F8_E5M2(1),
    I64(8), I32(4), I16(2), I8(1), U64(8), U32(4), U16(2), U8(1), BOOL(1);

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Whether every value of this type is also a {@code float}, digit for digit. */
    public boolean fitsFloat() {
        return this == F32 || this == F16 || this == BF16;
    }

    /** Whether every value of this type is also a {@code double}, digit for digit, and is meant as a real number. */
    public boolean fitsDouble() {
        return this == F64 || fitsFloat();
    }

    /** Whether every value of this type is also a {@code long}. */
    public boolean fitsLong() {
        return switch (this) {
            case I64, I32, I16, I8, U32, U16, U8, BOOL -> true;
            default -> false;
        };
    }

    static Optional<StoredType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    float nextFloat(ByteBuffer in) {
        return switch (this) {
            case F32 -> in.getFloat();
            case F16 -> fromHalf(in.getShort());
            case BF16 -> Float.intBitsToFloat(in.getShort() << 16);
            default -> throw new IllegalStateException(this + " does not fit a float");
        };
    }

    double nextDouble(ByteBuffer in) {
        return this == F64 ? in.getDouble() : nextFloat(in);
    }

    long nextLong(ByteBuffer in) {
        return switch (this) {
            case I64 -> in.getLong();
            case I32 -> in.getInt();
            case I16 -> in.getShort();
            case I8 -> in.get();
            case U32 -> Integer.toUnsignedLong(in.getInt());
            case U16 -> Short.toUnsignedInt(in.getShort());
            case U8, BOOL -> Byte.toUnsignedInt(in.get());
            default -> throw new IllegalStateException(this + " does not fit a long");
        };
    }

    /** IEEE 754 half precision: 1 bit of sign, 5 of exponent (bias 15), 10 of fraction. */
    static float fromHalf(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) { // zero and the numbers below 2^-14: fraction * 2^-24, which a float holds exactly
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int widened = exponent == 31 ? 0xff : exponent - 15 + 127; // 31: infinity or not a number
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }
}
