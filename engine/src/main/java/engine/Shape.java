package engine;

import java.util.Arrays;

/** Arithmetic on shapes: the lengths of an array's axes, outermost first. */
public final class Shape {

    private Shape() {}

    /** How many numbers a shape holds; 1 for a scalar's empty shape. */
    public static int size(int... shape) {
        long size = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("A shape has no negative axis: " + show(shape));
            }
            size *= length;
        }
        return Math.toIntExact(size);
    }

    /** {@code (2, 3, 4)}, as the lessons write shapes. */
    public static String show(int... shape) {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }

    /** Axis -1 is the last one, -2 the one before. */
    public static int axis(int axis, int rank) {
        int counted = axis < 0 ? axis + rank : axis;
        if (counted < 0 || counted >= rank) {
            throw new IllegalArgumentException("There is no axis " + axis + " in a tensor of rank " + rank + ".");
        }
        return counted;
    }

    /**
     * The shape of an elementwise result, by NumPy's rule: aligned at the last axis, each pair of lengths is equal or
     * one of them is 1.
     */
    public static int[] broadcast(int[] a, int[] b) {
        int rank = Math.max(a.length, b.length);
        int[] result = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int m = i <= a.length ? a[a.length - i] : 1;
            int n = i <= b.length ? b[b.length - i] : 1;
            if (m != n && m != 1 && n != 1) {
                throw new IllegalArgumentException("Shapes " + show(a) + " and " + show(b) + " do not broadcast: "
                        + m + " meets " + n + ". Aligned at the last axis, lengths must be equal or 1.");
            }
            result[rank - i] = m == 1 ? n : m;
        }
        return result;
    }

    /** The shape with one -1 replaced by what the size leaves for it. */
    public static int[] infer(int size, int... shape) {
        int[] result = shape.clone();
        int open = -1;
        long known = 1;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] != -1) {
                known *= shape[i];
            } else if (open >= 0) {
                throw new IllegalArgumentException("Only one axis may be -1: " + show(shape));
            } else {
                open = i;
            }
        }
        if (open >= 0 && known != 0) {
            result[open] = (int) (size / known);
        }
        if (size(result) != size) {
            throw new IllegalArgumentException(size + " numbers do not fit the shape " + show(shape) + ".");
        }
        return result;
    }

    /** The shape with two axes exchanged. */
    static int[] swap(int rank, int first, int second) {
        int[] axes = new int[rank];
        for (int i = 0; i < rank; i++) {
            axes[i] = i;
        }
        axes[axis(first, rank)] = axis(second, rank);
        axes[axis(second, rank)] = axis(first, rank);
        return axes;
    }
}
