package engine.cpu;

import java.util.Set;

/**
 * Numbers of one type, one after the other in memory.
 *
 * @param <S> the Java array in which a stretch of them is worked on: float[] or double[]
 */
interface Cells<S> {

    /** How many there are. */
    int size();

    /** Where the numbers lie; who still has to work them out does so now. */
    default Cells<S> settled() {
        return this;
    }

    /** Adds whatever has to stay where it is, so that these numbers can be read. */
    default void addNeeded(Set<Cells<?>> cells) {
        cells.add(this);
    }

    /** Tells that an operation reads the numbers, now or later. */
    default void use() {}

    /** Copies n numbers, those at {@code at}, {@code at + step}, ..., to {@code into[to]} and after. Step 0 repeats. */
    void read(int at, int step, S into, int to, int n);

    /** The way back; the step is not 0. */
    void write(int at, int step, S from, int start, int n);
}
