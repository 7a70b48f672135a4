package cli;

import java.io.PrintStream;

/**
 * A line on standard error every two seconds while work goes on that cannot tell how far it is, so that nobody wonders.
 * Work that counts its steps uses {@link engine.metrics.Progress} instead.
 */
public final class LifeSign implements AutoCloseable {

    private static final long EVERY_MILLIS = 1_900;

    private final Thread thread;

    private LifeSign(String what, PrintStream out) {
        long began = System.nanoTime();
        thread = new Thread(() -> {
            try {
                while (true) {
                    Thread.sleep(EVERY_MILLIS);
                    out.println(what + ", " + (System.nanoTime() - began) / 1_000_000_000L + " s");
                }
            } catch (InterruptedException done) {
                // the work is done
            }
        }, "life sign");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins. @param what the work in progress, for instance "learning merges" */
    public static LifeSign of(String what) {
        return new LifeSign(what, System.err);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
