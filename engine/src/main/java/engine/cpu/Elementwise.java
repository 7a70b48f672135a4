package engine.cpu;

import java.util.List;
import java.util.function.UnaryOperator;

/** A function of each number of one array, or of each pair of numbers of two. */
sealed interface Elementwise<S> {

    /** The arrays that it reads, each stretched to the shape of the result. */
    List<CpuArray<S>> operands();

    /** The same operation of other arrays. */
    Elementwise<S> of(UnaryOperator<CpuArray<S>> other);

    /**
     * Works out the result, stretch by stretch.
     *
     * @param scratch one of the thread's stretches that the operands' own operations leave alone
     */
    Reader<S> reader(int scratch);

    /** Whether it takes longer than to read its result from memory. */
    default boolean isSlow() {
        return false;
    }

    default Kind<S> kind() {
        return operands().get(0).kind();
    }

    default int[] shape() {
        return operands().get(0).shape();
    }

    /** f(a, constant). */
    record Mapped<S>(Unary f, double constant, CpuArray<S> a) implements Elementwise<S> {
        @Override
        public List<CpuArray<S>> operands() {
            return List.of(a);
        }

        @Override
        public Elementwise<S> of(UnaryOperator<CpuArray<S>> other) {
            return new Mapped<>(f, constant, other.apply(a));
        }

        @Override
        public boolean isSlow() {
            return f.isSlow();
        }

        @Override
        public Reader<S> reader(int scratch) {
            Kind<S> kind = kind();
            Reader<S> numbers = a.countedReader();
            return (from, y, n) -> {
                S x = kind.stretch(scratch);
                numbers.read(from, x, n);
                kind.map(f, constant, x, y, n);
            };
        }
    }

    /** f(a, b, constant). */
    record Zipped<S>(Binary f, double constant, CpuArray<S> a, CpuArray<S> b) implements Elementwise<S> {
        @Override
        public List<CpuArray<S>> operands() {
            return a == b ? List.of(a) : List.of(a, b);
        }

        @Override
        public Elementwise<S> of(UnaryOperator<CpuArray<S>> other) {
            CpuArray<S> left = other.apply(a);
            return new Zipped<>(f, constant, left, a == b ? left : other.apply(b));
        }

        @Override
        public Reader<S> reader(int scratch) {
            Kind<S> kind = kind();
            Reader<S> left = a.countedReader();
            if (a == b) {
                return (from, y, n) -> {
                    left.read(from, y, n);
                    kind.zip(f, constant, y, y, y, n);
                };
            }
            Reader<S> right = b.countedReader();
            return (from, y, n) -> {
                S x = kind.stretch(scratch);
                left.read(from, y, n);
                right.read(from, x, n);
                kind.zip(f, constant, y, x, y, n);
            };
        }
    }
}
