package engine.cpu;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** Float32 numbers outside Java's heap, where BLAS reads and writes them without a copy. */
final class FloatCells implements Cells<float[]> {

    /** A buffer of Java has 2 GiB at most. */
    private static final int LARGEST = Integer.MAX_VALUE / Float.BYTES;

    private final int size;
    private FloatPointer memory;
    private FloatBuffer numbers;
    private boolean used;

    /** Numbers that are whatever lay there. */
    FloatCells(int size) {
        if (size > LARGEST) {
            throw new IllegalArgumentException("An array of " + size + " float32 numbers is larger than 2 GiB, the most "
                    + "that one array may have; take a smaller batch or a shorter block.");
        }
        this.size = size;
        memory = new FloatPointer(Math.max(1, size)); // subtle: the buffer of an empty pointer says that it holds one
        numbers = memory.asBuffer();
    }

    /** For BLAS: a pointer that may be moved. */
    FloatPointer pointer() {
        return new FloatPointer(memory);
    }

    /** Exchanges its memory with cells of the same size: each has the other's numbers afterwards. */
    void swap(FloatCells other) {
        FloatPointer memoryOfOther = other.memory;
        FloatBuffer numbersOfOther = other.numbers;
        other.memory = memory;
        other.numbers = numbers;
        memory = memoryOfOther;
        numbers = numbersOfOther;
    }

    /** Gives the memory back now, not when the garbage collector comes. */
    void free() {
        memory.deallocate();
    }

    @Override
    public void use() {
        used = true;
    }

    /** Whether an operation may still have to read the numbers. */
    boolean isUsed() {
        return used;
    }

    /** Tells that none has. */
    void unused() {
        used = false;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(int at, int step, float[] into, int to, int n) {
        if (step == 1) {
            numbers.get(at, into, to, n);
        } else if (step == 0) {
            Arrays.fill(into, to, to + n, numbers.get(at));
        } else {
            for (int i = 0; i < n; i++) {
                into[to + i] = numbers.get(at + i * step);
            }
        }
    }

    @Override
    public void write(int at, int step, float[] from, int start, int n) {
        if (step == 1) {
            numbers.put(at, from, start, n);
        } else {
            for (int i = 0; i < n; i++) {
                numbers.put(at + i * step, from[start + i]);
            }
        }
    }
}
