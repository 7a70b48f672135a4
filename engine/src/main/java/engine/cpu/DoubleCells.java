package engine.cpu;

import java.util.Arrays;

/** Float64 numbers in a Java array: small ones, for laws and gradient checks, cost next to nothing to make. */
record DoubleCells(double[] numbers) implements Cells<double[]> {

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public void read(int at, int step, double[] into, int to, int n) {
        if (step == 1) {
            System.arraycopy(numbers, at, into, to, n);
        } else if (step == 0) {
            Arrays.fill(into, to, to + n, numbers[at]);
        } else {
            for (int i = 0; i < n; i++) {
                into[to + i] = numbers[at + i * step];
            }
        }
    }

    @Override
    public void write(int at, int step, double[] from, int start, int n) {
        if (step == 1) {
            System.arraycopy(from, start, numbers, at, n);
        } else {
            for (int i = 0; i < n; i++) {
                numbers[at + i * step] = from[start + i];
            }
        }
    }
}
