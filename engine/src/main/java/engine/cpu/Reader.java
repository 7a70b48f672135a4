package engine.cpu;

/** Reads the numbers of an array in row-major order, by any thread. */
interface Reader<S> {

    /** Puts numbers {@code from} to {@code from + n} to the front of {@code into}; n is a stretch at most. */
    void read(int from, S into, int n);
}
