package engine;

/**
 * Numbers with a shape, held by a {@link Backend} wherever that backend keeps them. Only the backend that made an
 * array can look inside; everything above it knows shape and type alone.
 */
public interface Array {

    /** The length of each axis; empty for a scalar. The caller must not change it. */
    int[] shape();

    /** The type of every number in here. */
    DType dtype();

    /** How many numbers there are: the product of the shape. */
    default int size() {
        return Shape.size(shape());
    }
}
