package engine.cpu;

import engine.Shape;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The numbers of a product of matrices, worked out at once. Who alone reads them, as a bias that is added, may have
 * their memory for its own result: memory that was just written is near, other memory is not. Should somebody ask for
 * the product after all, it is worked out again, which is why it holds on to its factors as long as they do not change.
 */
final class Product<S> implements Cells<S>, Promise<S> {

    private final Kind<S> kind;
    private final int[] shape;
    private final boolean transposeA;
    private final boolean transposeB;
    private final IntFunction<? extends Cells<S>> memory;
    private CpuArray<S> a; // null once they have changed, as b
    private CpuArray<S> b;
    private Cells<S> made; // null while somebody else has the memory
    private int uses;

    /** @param memory lends room for so many numbers */
    Product(CpuArray<S> a, boolean transposeA, CpuArray<S> b, boolean transposeB,
            IntFunction<? extends Cells<S>> memory) {
        this.kind = a.kind();
        this.shape = Shape.product(a.shape(), transposeA, b.shape(), transposeB);
        this.a = a;
        this.transposeA = transposeA;
        this.b = b;
        this.transposeB = transposeB;
        this.memory = memory;
        a.cells().use();
        b.cells().use();
        settled();
    }

    int[] shape() {
        return shape;
    }

    /** The memory, for the only reader; null where there are others, or the product could not be worked out again. */
    Cells<S> handOver() {
        if (uses != 1 || a == null) {
            return null;
        }
        Cells<S> room = made;
        made = null;
        return room;
    }

    @Override
    public Cells<S> settled() {
        if (made == null) {
            Cells<S> room = memory.apply(size());
            Batches.product(new CpuArray<>(kind, room, shape), a, transposeA, b, transposeB);
            made = room;
            if (uses > 0) {
                made.use();
            }
        }
        return made;
    }

    @Override
    public Cells<S> toWrite() {
        finish();
        return made;
    }

    @Override
    public void finish() {
        settled();
        forgetFactors();
    }

    private void forgetFactors() {
        a = null;
        b = null;
    }

    @Override
    public boolean isOver(Cells<S> changing) {
        if (a != null && made != null && reads(changing)) {
            forgetFactors();
        }
        return a == null;
    }

    @Override
    public boolean reads(Cells<S> cells) {
        return a.liesIn(cells) || b.liesIn(cells);
    }

    @Override
    public boolean readsNothingBut(Cells<S> cells) {
        return a.liesIn(cells) && b.liesIn(cells);
    }

    @Override
    public void readInstead(Cells<S> cells, Cells<S> same) {
        a = a.liesIn(cells) ? a.in(same) : a;
        b = b.liesIn(cells) ? b.in(same) : b;
    }

    @Override
    public boolean liesIn(Cells<S> there) {
        return this == there || made != null && made == there;
    }

    @Override
    public void use() {
        uses++;
        if (made != null) {
            made.use();
        }
    }

    /** What is kept stays where it is: then the factors need not be kept with it. */
    @Override
    public void addNeeded(Set<Cells<?>> cells) {
        if (!cells.add(this)) {
            return;
        }
        if (made != null) {
            forgetFactors();
            made.addNeeded(cells);
        } else {
            a.cells().addNeeded(cells);
            b.cells().addNeeded(cells);
        }
    }

    @Override
    public int size() {
        return Shape.size(shape);
    }

    @Override
    public void read(int at, int step, S into, int to, int n) {
        settled().read(at, step, into, to, n);
    }

    @Override
    public void write(int at, int step, S from, int start, int n) {
        settled().write(at, step, from, start, n);
    }
}
