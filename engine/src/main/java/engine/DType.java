package engine;

/** What one number of an array is. Training runs in float32; laws, goldens and finite differences in float64. */
public enum DType {
    FLOAT32(-Float.MAX_VALUE), FLOAT64(-Double.MAX_VALUE);

    private final double least;

    DType(double least) {
        this.least = least;
    }

    /** The least number that is not minus infinity. */
    public double least() {
        return least;
    }
}
