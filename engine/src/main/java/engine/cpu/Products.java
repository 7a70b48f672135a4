package engine.cpu;

/** Products of two matrices in one type of numbers. */
interface Products<S> {

    /**
     * c = a b, or c += a b.
     *
     * @param c (m, n), in row-major order but for a longer row step
     * @param a (m, k), its numbers next to each other along one axis at least
     * @param b (k, n), as a
     */
    void multiply(Matrix<S> c, Matrix<S> a, Matrix<S> b, boolean add);
}
