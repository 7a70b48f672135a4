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
                throw new IllegalArgumentException("A shape has no negative axis, as in " + show(shape) + ".");
            }
            size = Math.multiplyExact(size, length); // subtle: a product that wraps around could look small
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
                throw new IllegalArgumentException("Only one axis may be -1, not more, as in " + show(shape) + ".");
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

    /** The shape of (..., m, k) times (..., k, n), each side transposed in its last two axes where asked. */
    public static int[] product(int[] a, boolean transposeA, int[] b, boolean transposeB) {
        if (a.length < 2 || b.length < 2) {
            throw new IllegalArgumentException("A product needs matrices, two axes or more, but the shapes are "
                    + show(a) + " and " + show(b) + ".");
        }
        int k = a[a.length - (transposeA ? 2 : 1)];
        if (b[b.length - (transposeB ? 1 : 2)] != k) {
            throw new IllegalArgumentException("A product needs equal inner lengths, but " + show(a)
                    + (transposeA ? " transposed" : "") + " meets " + show(b)
                    + (transposeB ? " transposed" : "") + ".");
        }
        int[] batchA = Arrays.copyOf(a, a.length - 2);
        int[] batchB = Arrays.copyOf(b, b.length - 2);
        if (batchA.length > 0 && batchB.length > 0 && !Arrays.equals(batchA, batchB)) {
            throw new IllegalArgumentException("A product needs equal axes before the last two, or none on one side, "
                    + "but " + show(a) + " meets " + show(b) + ".");
        }
        int[] result = Arrays.copyOf(batchA.length > 0 ? a : b, Math.max(a.length, b.length));
        result[result.length - 2] = a[a.length - (transposeA ? 1 : 2)];
        result[result.length - 1] = b[b.length - (transposeB ? 2 : 1)];
        return result;
    }

    /** The axes counted from 0, each of them exactly once. */
    public static int[] order(int rank, int... axes) {
        boolean[] seen = new boolean[rank];
        int[] order = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            order[i] = axis(axes[i], rank);
            if (seen[order[i]]) {
                throw new IllegalArgumentException("An order of axes names each once: " + show(axes) + ".");
            }
            seen[order[i]] = true;
        }
        if (axes.length != rank) {
            throw new IllegalArgumentException("The order " + show(axes) + " does not name all axes of a tensor of "
                    + "rank " + rank + ".");
        }
        return order;
    }

    /** The shape of arrays one after the other along an axis, in which alone they may differ. */
    public static int[] concat(int axis, int[]... shapes) {
        int[] whole = shapes[0].clone();
        whole[axis] = 0;
        for (int[] shape : shapes) {
            int[] others = shape.clone();
            if (others.length == whole.length) {
                others[axis] = shapes[0][axis];
            }
            if (!Arrays.equals(others, shapes[0])) {
                throw new IllegalArgumentException("Shapes " + show(shapes[0]) + " and " + show(shape)
                        + " may differ in axis " + axis + " alone to be concatenated along it.");
            }
            whole[axis] = Math.addExact(whole[axis], shape[axis]);
        }
        return whole;
    }

    /** The shape with two axes exchanged. */
    public static int[] swap(int rank, int first, int second) {
        int[] axes = new int[rank];
        for (int i = 0; i < rank; i++) {
            axes[i] = i;
        }
        axes[axis(first, rank)] = axis(second, rank);
        axes[axis(second, rank)] = axis(first, rank);
        return axes;
    }
}
