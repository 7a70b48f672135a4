package engine.cpu;

/** Writes arrays stretch by stretch; long ones by several threads. */
final class Stretches {

    /** So many numbers are worth the hand-over to another thread. */
    private static final int BLOCK = 1 << 13;

    private Stretches() {}

    /** Each stretch of the array, as long as a stretch can be. */
    static <S> CpuArray<S> fill(CpuArray<S> array, Reader<S> numbers) {
        return fill(array, Kind.STRETCH, 1, numbers);
    }

    /**
     * Each stretch of the array, {@code length} numbers long but for the last one.
     *
     * @param weight how many numbers are read for one that is written
     */
    static <S> CpuArray<S> fill(CpuArray<S> array, int length, int weight, Reader<S> numbers) {
        Walk<S> walk = new Walk<>(array);
        int size = array.size();
        int block = Math.max(1, BLOCK / length / weight) * length;
        Team.share(pieces(size, block), i -> {
            S y = array.kind().stretch(0);
            int end = Math.min(size, (i + 1) * block);
            for (int from = i * block; from < end; from += length) {
                int n = Math.min(length, end - from);
                numbers.read(from, y, n);
                walk.write(from, y, n);
            }
        });
        return array;
    }

    /** How many pieces of a length make up a whole, the last of them perhaps shorter. */
    static int pieces(int whole, int length) {
        return (whole + length - 1) / length;
    }
}
