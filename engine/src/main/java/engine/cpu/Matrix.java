package engine.cpu;

/** A matrix somewhere in memory: (i, j) lies at {@code at + i * rowStep + j * columnStep}. */
record Matrix<S>(Cells<S> cells, int at, int rows, int columns, int rowStep, int columnStep) {

    /** The last two axes of an array, for the batch that starts at {@code at}. */
    static <S> Matrix<S> of(CpuArray<S> array, int at) {
        int rank = array.shape().length;
        return new Matrix<>(array.cells(), at, array.shape()[rank - 2], array.shape()[rank - 1],
                array.steps()[rank - 2], array.steps()[rank - 1]);
    }

    Matrix<S> ofRows(int from, int to) {
        return new Matrix<>(cells, at + from * rowStep, to - from, columns, rowStep, columnStep);
    }

    Matrix<S> ofColumns(int from, int to) {
        return new Matrix<>(cells, at + from * columnStep, rows, to - from, rowStep, columnStep);
    }
}
