package engine.cpu;

/** Rows and numbers of a matrix by index, read and added to. */
final class Indexing<S> {

    private final CpuArray<S> matrix;
    private final Walk<S> walk;
    private final Kind<S> kind;
    private final int columns;
    private final S x;
    private final S y;

    Indexing(CpuArray<S> matrix) {
        this.matrix = matrix;
        this.walk = new Walk<>(matrix.settled());
        this.kind = matrix.kind();
        this.columns = matrix.shape()[1];
        this.x = kind.stretch(0);
        this.y = kind.stretch(1);
    }

    CpuArray<S> gather(int[] ids) {
        CpuArray<S> rows = CpuArray.fresh(kind, ids.length, columns);
        forRows(ids, (from, to, n) -> {
            walk.read(from, x, n);
            rows.cells().write(to, 1, x, 0, n);
        });
        return rows;
    }

    void scatterAdd(int[] ids, CpuArray<S> rows) {
        Reader<S> more = rows.reader();
        forRows(ids, (to, from, n) -> {
            walk.read(to, x, n);
            more.read(from, y, n);
            kind.zip(Binary.ADD, 0, x, y, x, n);
            walk.write(to, x, n);
        });
    }

    private interface Stretch {
        void between(int inMatrix, int inRows, int n);
    }

    private void forRows(int[] ids, Stretch stretch) {
        for (int i = 0; i < ids.length; i++) {
            for (int from = 0; from < columns; from += Kind.STRETCH) {
                stretch.between(ids[i] * columns + from, i * columns + from, Math.min(Kind.STRETCH, columns - from));
            }
        }
    }

    CpuArray<S> pick(int[] chosen) {
        CpuArray<S> numbers = CpuArray.fresh(kind, chosen.length);
        for (int i = 0; i < chosen.length; i++) {
            walk.read(i * columns + chosen[i], x, 1);
            numbers.cells().write(i, 1, x, 0, 1);
        }
        return numbers;
    }

    void addPicked(int[] chosen, CpuArray<S> numbers) {
        Reader<S> more = numbers.reader();
        for (int i = 0; i < chosen.length; i++) {
            int at = i * columns + chosen[i];
            walk.read(at, x, 1);
            more.read(i, y, 1);
            kind.zip(Binary.ADD, 0, x, y, x, 1);
            walk.write(at, x, 1);
        }
    }
}
