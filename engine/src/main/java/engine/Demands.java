package engine;

import java.util.Arrays;

/** What operations demand of their arguments, each with its sentence. */
public final class Demands {

    private Demands() {}

    public static void sameType(Array a, Array b) {
        if (a.dtype() != b.dtype()) {
            throw new IllegalArgumentException("A " + a.dtype() + " tensor of shape " + Shape.show(a.shape())
                    + " meets a " + b.dtype() + " tensor of shape " + Shape.show(b.shape()) + ": use one type.");
        }
    }

    /** As many numbers as the shape holds. */
    public static void fits(long numbers, int... shape) {
        if (numbers != Shape.size(shape)) {
            throw new IllegalArgumentException(numbers + " numbers do not fit the shape " + Shape.show(shape) + ".");
        }
    }

    /** Type and shape of what is written are those of the place that it is written into. */
    public static void goesInto(Array into, Array a) {
        sameType(into, a);
        if (!Arrays.equals(into.shape(), a.shape())) {
            throw new IllegalArgumentException("A tensor of shape " + Shape.show(a.shape())
                    + " cannot be written into one of shape " + Shape.show(into.shape()) + ".");
        }
    }

    public static void stretchesOver(Array mask, Array a) {
        if (!Arrays.equals(Shape.broadcast(a.shape(), mask.shape()), a.shape())) {
            throw new IllegalArgumentException("A mask of shape " + Shape.show(mask.shape())
                    + " does not stretch over a tensor of shape " + Shape.show(a.shape()) + ".");
        }
    }

    public static void stretchOf(int axis, int from, int to, Array a) {
        if (from < 0 || to < from || to > a.shape()[axis]) {
            throw new IllegalArgumentException("There is no stretch from " + from + " to " + to + " in axis " + axis
                    + " of shape " + Shape.show(a.shape()) + ".");
        }
    }

    public static void shape(Array a, int... shape) {
        if (!Arrays.equals(a.shape(), shape)) {
            throw new IllegalArgumentException("Numbers of shape " + Shape.show(shape) + " were expected, not of shape "
                    + Shape.show(a.shape()) + ".");
        }
    }

    /** Rows that exist, of a matrix. */
    public static void rows(Array matrix, int[] ids) {
        matrix(matrix);
        indices(ids, matrix.shape()[0], "rows", matrix);
    }

    /** One column that exists for each row of a matrix. */
    public static void columns(Array matrix, int[] columns) {
        matrix(matrix);
        indices(columns, matrix.shape()[1], "columns", matrix);
        if (columns.length != matrix.shape()[0]) {
            throw new IllegalArgumentException(columns.length + " columns do not choose one number from each row of a "
                    + "matrix of shape " + Shape.show(matrix.shape()) + ".");
        }
    }

    private static void matrix(Array matrix) {
        if (matrix.shape().length != 2) {
            throw new IllegalArgumentException("Indices choose from a matrix, not from a tensor of shape "
                    + Shape.show(matrix.shape()) + ".");
        }
    }

    /** subtle: some backends do not look themselves, and an index out of range ends the process. */
    private static void indices(int[] indices, int limit, String what, Array matrix) {
        for (int index : indices) {
            if (index < 0 || index >= limit) {
                throw new IndexOutOfBoundsException("There is no number " + index + " among the " + limit + " " + what
                        + " of a matrix of shape " + Shape.show(matrix.shape()) + ".");
            }
        }
    }
}
