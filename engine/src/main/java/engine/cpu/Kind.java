package engine.cpu;

import engine.DType;

/**
 * What the two types of numbers do in their own way: where they lie, and the loops over short stretches of them. A
 * stretch is a Java array, short enough for the processor's nearest cache.
 */
interface Kind<S> {

    /** How many numbers are worked on at once: an operation's stretches stay in the nearest cache together. */
    int STRETCH = 1024;

    /** How many a stretch can hold: those of a whole row, where an operation needs one. */
    int LONGEST = 2048;

    /** How many stretches of a thread an operation may work in. */
    int OWN = 4;

    /** How many a thread has: one more for each operation that is worked out on the fly. */
    int STRETCHES = OWN + Pending.HIGHEST;

    DType dtype();

    /** Memory for so many numbers, which are whatever lay there. */
    Cells<S> take(int size);

    /** The result of an operation, or the promise of it. */
    default CpuArray<S> of(Elementwise<S> operation) {
        operation.operands().forEach(CpuArray::settled); // subtle: a promise of another scope would work in the same stretch
        return Stretches.fill(CpuArray.fresh(this, operation.shape()), operation.reader(OWN));
    }

    /** Lets no promise read these numbers any more. */
    default void beforeWriting(Cells<S> cells) {}

    /** As {@link #beforeWriting}, where all the numbers are about to change: a promise may go on with the old ones. */
    default void beforeOverwriting(Cells<S> cells) {}

    /** One of this thread's stretches to work in. */
    S stretch(int which);

    void fill(S y, double value, int n);

    /** y = f(x), number by number; x is used up. */
    void map(Unary f, double constant, S x, S y, int n);

    /** y = f(a, b), number by number; y may be one of them. */
    void zip(Binary f, double constant, S a, S b, S y, int n);

    /** The sum of x[from] to x[from + n]. Always in one order, so that it repeats itself to the last bit. */
    double sum(S x, int from, int n);

    double sumOfSquares(S x, int from, int n);

    double max(S x, int from, int n);

    /** totals[i] += x[i]. */
    void addTo(double[] totals, S x, int n);

    /** Puts rounded numbers into a stretch. */
    void put(double[] numbers, int from, S y, int n);

    /** Reads a stretch's numbers. */
    void get(S x, double[] numbers, int to, int n);

    /** The products of matrices in this type. */
    Products<S> products();
}
