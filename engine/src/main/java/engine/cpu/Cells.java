package engine.cpu;

/**
 * Numbers of one type, one after the other in memory.
 *
 * @param <S> the Java array in which a stretch of them is worked on: float[] or double[]
 */
interface Cells<S> {

    /** How many there are. */
    int size();

    /** Copies n numbers, those at {@code at}, {@code at + step}, ..., to {@code into[to]} and after. Step 0 repeats. */
    void read(int at, int step, S into, int to, int n);

    /** The way back; the step is not 0. */
    void write(int at, int step, S from, int start, int n);
}
