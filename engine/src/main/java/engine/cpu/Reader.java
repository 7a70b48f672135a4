package engine.cpu;

/** Gives the numbers of an array in row-major order, to any thread: they lie somewhere, or are worked out. */
interface Reader<S> {

    /** Puts numbers {@code from} to {@code from + n} to the front of {@code into}; n is {@link Kind#LONGEST} at most. */
    void read(int from, S into, int n);
}
